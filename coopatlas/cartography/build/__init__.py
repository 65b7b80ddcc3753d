"""Turns Natural Earth's subdivisions into the slim outlines the maps are drawn from. Run by hand, never by the site."""
