"""CoopAtlas: the open platform of decentralised cooperation."""

__version__ = "0.1.0"
