"""Sources of facts, a folder each. Plain Python: bytes in, drafts out."""

SOURCES = {  # name on the command line → module
    "atlas-page": "coopatlas.exchange.sources.atlas_page",
    "twinnings": "coopatlas.exchange.sources.twinnings",
}
