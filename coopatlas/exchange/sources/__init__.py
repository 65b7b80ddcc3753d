"""Sources of facts, a folder each. Plain Python: bytes in, drafts out."""

SOURCES = {  # name on the command line → module
    "atlas-page": "coopatlas.exchange.sources.atlas_page",
    "afd-projects": "coopatlas.exchange.sources.afd_projects",
    "csv": "coopatlas.exchange.sources.generic_table",
    "twinnings": "coopatlas.exchange.sources.twinnings",
}
