"""Every write of the loading dock: ``sync`` brings records in line with a source, ``demo`` loads and clears the demo world."""
