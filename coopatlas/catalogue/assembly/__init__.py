"""Builds the public records from the database, in a number of queries that does not grow with the data."""

from coopatlas.catalogue.assembly.lists import short_partnerships
from coopatlas.catalogue.assembly.organisations import organisation_record
from coopatlas.catalogue.assembly.partnerships import partnership_record

__all__ = ["organisation_record", "partnership_record", "short_partnerships"]
