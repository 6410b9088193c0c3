"""Every backend that is present, filled with the same plans."""

import pytest

from generator.search.backend import PlanEntries, Update
from generator.search.opensearch_backend import OpenSearchBackend
from generator.search.postgresql_backend import PostgresqlBackend
from generator.search.terms import make_terms
from generator.search.whoosh_backend import WhooshBackend
from generator.store import read_vocabulary
from tests.conftest import _need
from tests.search.corpus import entries
from tests.search.servers import FakeCluster, postgresql, postgresql_tools


@pytest.fixture(scope="session")
def postgresql_url():
    tools = _need(postgresql_tools(), "PostgreSQL is not installed")
    with postgresql(tools) as url:
        yield url


@pytest.fixture(scope="session")
def terms():
    return make_terms(read_vocabulary()[0])


@pytest.fixture(scope="session")
def all_entries():
    return entries()


@pytest.fixture(scope="session", params=["whoosh", "postgresql", "opensearch"])
def backend(request, tmp_path_factory, all_entries, terms):
    """An index of all plans of the small corpus."""
    if request.param == "whoosh":
        made = WhooshBackend(tmp_path_factory.mktemp("whoosh") / "index")
    elif request.param == "postgresql":
        made = PostgresqlBackend(request.getfixturevalue("postgresql_url"))
    else:
        made = OpenSearchBackend("http://opensearch.invalid:9200", FakeCluster().client())
    made.update(Update([PlanEntries(p, f"digest-{p}", e) for p, e in all_entries.items()], (), terms))
    yield made
    made.close()
