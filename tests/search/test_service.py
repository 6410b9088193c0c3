"""``workplan serve``: the same answers as the command, bounded, read-only, described, in Chinese."""

import json
import time

import msgspec
import pytest
from starlette.testclient import TestClient

from generator.search.answer import Page, answer
from generator.search.backend import BackendError
from generator.search.filters import Filters
from generator.search.local import open_local
from generator.search.opening import open_search
from generator.search.service import MAX_LIMIT, make_service
from tests.search.corpus import plans, write_base


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = write_base(tmp_path_factory.mktemp("served"), plans())
    (root / "site").mkdir()
    (root / "site/index.html").write_text("<title>首页</title>", "utf-8")
    return root


@pytest.fixture(scope="module")
def client(root):
    return TestClient(make_service(open_search(root), root / "site"))


def test_the_answer_is_that_of_the_command(client, root):
    given = client.get("/api/search", params={"q": "电线电缆", "year": 2022, "limit": 1}).json()
    wanted = answer(open_local(root).backend, "电线电缆", Filters(years=(2022,)), Page(1))
    assert given == json.loads(msgspec.json.encode(wanted))
    assert given["total"] == 2
    assert len(given["hits"]) == 1


def test_the_index_follows_the_sources_while_serving(tmp_path):
    root = write_base(tmp_path, plans()[:1])
    client = TestClient(make_service(open_search(root), None))
    assert client.get("/api/search", params={"q": "傢俱"}).json()["total"] == 0
    write_base(tmp_path, plans())
    assert client.get("/api/search", params={"q": "傢俱"}).json()["total"] == 1


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"q": "长" * 301}, "检索词过长"),
        ({"q": "水泥", "limit": MAX_LIMIT + 1}, "limit"),
        ({"q": "水泥", "limit": "0"}, "limit"),
        ({"q": "水泥", "offset": "-1"}, "offset"),
        ({"q": "水泥", "year": "二〇二二"}, "year"),
        ({"q": "水泥", "month": "13"}, "month"),
        ({"q": "水泥", "has_target": "1"}, "has_target"),
        ({"q": "水泥", "sort": "year"}, "未知参数“sort”"),
        ({"q": "水泥", "region": ["甲"] * 51}, "region"),
    ],
)
def test_a_wrong_request_is_refused_in_chinese(client, params, words):
    refused = client.get("/api/search", params=params)
    assert refused.status_code == 400
    assert words in refused.json()["error"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_only_reads(client, method):
    refused = getattr(client, method)("/api/search")
    assert refused.status_code == 405
    assert "只读" in refused.json()["error"]


def test_an_answer_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("generator.search.service.MAX_SECONDS", 0.05)
    slow = TestClient(make_service(lambda *_: time.sleep(0.4), None))
    late = slow.get("/api/search", params={"q": "水泥"})
    assert late.status_code == 503
    assert "超时" in late.json()["error"]


def test_a_broken_index_is_said(client):
    def broken(*_):
        raise BackendError("索引不可用")

    said = TestClient(make_service(broken, None)).get("/api/search", params={"q": "水泥"})
    assert (said.status_code, said.json()) == (503, {"error": "索引不可用"})


def test_the_description_names_every_parameter_and_field(client):
    document = client.get("/api/openapi.json").json()
    operation = document["paths"]["/api/search"]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    assert names == {
        "q",
        "limit",
        "offset",
        "has_target",
        "year",
        "region",
        "plan",
        "kind",
        "product",
        "entity",
        "unit",
        "month",
    }
    fields = document["components"]["schemas"]["Answer"]["properties"]
    assert set(client.get("/api/search", params={"q": "水泥"}).json()) <= set(fields)
    for name in names - {"q", "limit", "offset", "has_target"}:
        value = {"year": 2022, "month": 12}.get(name, "x")
        assert client.get("/api/search", params={"q": "水泥", name: value}).status_code == 200


def test_the_site_is_served_beside_it_and_nothing_above_it(client):
    assert "首页" in client.get("/").text
    assert client.get("/no-such-page.html").status_code == 404
    assert client.get("/../source_plans/alpha-2022.yaml").status_code == 404
    assert client.get("/%2e%2e/source_plans/alpha-2022.yaml").status_code == 404
    assert client.get("/api/other").json()["error"]
