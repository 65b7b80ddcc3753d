"""Every write of the loading dock: ``sources`` keeps what arrived, ``bodies`` gives birth to what it names, ``sync`` brings
records in line with it, ``demo`` loads and clears the demo world."""
