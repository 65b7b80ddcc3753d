"""Source ``atlas-page``: record pages saved from the old *Atlas français de la coopération décentralisée*."""
