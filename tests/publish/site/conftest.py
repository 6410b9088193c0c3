"""The built site, for the tests of this folder."""

from tests.built_site import five_plans  # noqa: F401  a fixture
