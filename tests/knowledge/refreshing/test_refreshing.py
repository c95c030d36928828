"""Asking a query service: politely, once, and only for what differs. A server of our own stands in for it."""

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from depesche.errors import SourceError, UsageError
from depesche.knowledge.base import load_knowledge
from depesche.knowledge.refreshing.client import SparqlClient
from depesche.knowledge.refreshing.comparing import Change, proposals, rows
from depesche.knowledge.refreshing.officeholders import Held, officeholders, queries

STATES = {"Q232": "state/KZ"}
SINCE = date(2010, 1, 1)


def binding(**values: str) -> dict[str, dict[str, str]]:
    return {
        name: {"type": "uri", "value": f"http://www.wikidata.org/entity/{value}"}
        if value.startswith("Q")
        else {"type": "literal", "value": value}
        for name, value in values.items()
    }


def results(*bindings: dict[str, Any]) -> bytes:
    names = sorted({name for each in bindings for name in each})
    return json.dumps({"head": {"vars": names}, "results": {"bindings": list(bindings)}}).encode()


class Service:
    """Answers in turn: (status, headers, body); the last one again and again."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str], bytes]] = [(200, {}, results())]
        self.requests: list[tuple[dict[str, list[str]], dict[str, str]]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.requests.append((parse_qs(urlsplit(self.path).query), dict(self.headers)))
                status, headers, body = service.answers.pop(0) if len(service.answers) > 1 else service.answers[0]
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/sparql"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.server.shutdown()
    made.server.server_close()


def client(service: Service, cache: Path, **options: Any) -> SparqlClient:
    return SparqlClient(cache, service.address, pause=0.0, **options)


def test_a_question_names_itself_and_its_answer_is_read(service: Service, tmp_path: Path) -> None:
    service.answers = [(200, {}, results(binding(person="Q7", de="Erna Test")))]
    asked = client(service, tmp_path, contact="desk@example.org")
    assert asked.select("SELECT 1") == [{"person": "Q7", "de": "Erna Test"}]
    [(fields, headers)] = service.requests
    assert fields["query"] == ["SELECT 1"]
    assert headers["User-Agent"].startswith("depesche/")
    assert "desk@example.org" in headers["User-Agent"]


def test_an_answer_is_kept_and_asked_for_again_when_it_is_old(service: Service, tmp_path: Path) -> None:
    asked = client(service, tmp_path)
    assert [asked.select("SELECT 1") for _ in range(3)] == [[], [], []]
    assert (asked.asked, len(service.requests)) == (1, 1)
    later = client(service, tmp_path, days=0.0)
    later.select("SELECT 1")
    assert len(service.requests) == 2


def test_a_broken_cache_is_asked_anew(service: Service, tmp_path: Path) -> None:
    asked = client(service, tmp_path)
    asked.select("SELECT 1")
    [kept] = tmp_path.glob("*.json")
    kept.write_text("{", "utf-8")
    assert asked.select("SELECT 1") == []
    assert len(service.requests) == 2


def test_a_busy_server_is_waited_for(service: Service, tmp_path: Path) -> None:
    service.answers = [(429, {"Retry-After": "0"}, b""), (503, {}, b""), (200, {}, results(binding(person="Q7")))]
    assert client(service, tmp_path).select("SELECT 1") == [{"person": "Q7"}]
    assert len(service.requests) == 3


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (400, b"no query", "status 400"),
        (500, b"", "status 500"),
        (200, b"<html>", "no JSON"),
        (200, b'{"results": []}', "form of SPARQL results"),
        (200, b'{"head": {}, "results": {"bindings": [{"a": 1}]}}', "form of SPARQL results"),
    ],
)
def test_what_is_no_answer_is_one_clear_error(
    service: Service, tmp_path: Path, status: int, body: bytes, message: str
) -> None:
    service.answers = [(status, {}, body)]
    with pytest.raises(SourceError, match=message):
        client(service, tmp_path).select("SELECT 1")
    assert list(tmp_path.glob("*.json")) == []


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no answer"):
        SparqlClient(tmp_path, "http://127.0.0.1:9/sparql", pause=0.0).select("SELECT 1")


def test_states_are_asked_for_in_batches() -> None:
    items = [f"Q{n}" for n in range(1, 48)]
    made = list(queries("foreign_minister", items, SINCE))
    assert len(made) == 3
    assert all(made[0].count(f"wd:Q{n} ") for n in range(1, 20))
    assert "2010-01-01" in made[0]
    with pytest.raises(UsageError, match="choose from"):
        list(queries("tsar", items, SINCE))


def test_rows_become_officeholders_and_odd_ones_are_left_out(service: Service, tmp_path: Path) -> None:
    whole = binding(
        state="Q232", person="Q7", start="2020-01-05T00:00:00Z", de="Erna Test", en="Erna Test", gender="Q6581072"
    )
    odd = [
        binding(state="Q232", start="2020-01-05T00:00:00Z", de="Niemand"),
        binding(state="Q999", person="Q8", start="2020-01-05T00:00:00Z", de="Anderswo"),
        binding(state="Q232", person="Q9", start="t123456", de="Ohne Tag"),
        binding(state="Q232", person="Q10", start="2020-01-05T00:00:00Z"),
    ]
    service.answers = [(200, {}, results(whole, whole, *odd))]
    found = list(officeholders(client(service, tmp_path), ["foreign_minister"], STATES, SINCE))
    names = {"de": "Erna Test", "en": "Erna Test"}
    assert found == [Held("Q7", "foreign_minister", "state/KZ", date(2020, 1, 5), None, names, "f")]


def held(qid: str, name: str, since: date, until: date | None = None, office: str = "head_of_state") -> Held:
    return Held(qid, office, "state/KZ", since, until, {"de": name})


def test_only_what_differs_is_proposed() -> None:
    knowledge = load_knowledge()
    tokayev = "person/tokayev-kassym-jomart"
    qids = {"Q200881": tokayev}
    same = held("Q200881", "Kassym-Schomart Tokajew", date(2019, 3, 20))
    ended = held("Q200881", "Kassym-Schomart Tokajew", date(2019, 3, 20), date(2026, 10, 1))
    earlier = held("Q200881", "Kassym-Schomart Tokajew", date(2018, 12, 1))
    another = held("Q200881", "Kassym-Schomart Tokajew", date(2031, 1, 1), office="defence_minister")
    stranger = held("Q42424242", "Arman Qualow", date(2026, 10, 1))
    found = list(proposals([same, ended, earlier, another, stranger], knowledge, qids))
    assert [each.change for each in found] == [Change.END, Change.BEGINNING, Change.TERM, Change.PERSON]
    assert found[-1].person == "person/qualow-arman"
    assert "Arman Qualow (Q42424242)" in str(found[-1])


def test_a_person_without_an_id_is_found_by_name() -> None:
    found = held("Q1", "Nursultan Nasarbajew", date(1991, 4, 24), date(2019, 3, 20))
    knowledge = load_knowledge()
    if knowledge.entity("person/nazarbayev-nursultan").wikidata is None:
        assert list(proposals([found], knowledge, {})) == []
    else:  # another item is known for the man of that name: two men
        assert [each.change for each in proposals([found], knowledge, {})] == [Change.PERSON]


def test_proposals_are_rows_of_a_users_file_and_unchanged_terms_stay() -> None:
    knowledge = load_knowledge()
    person = "person/tokayev-kassym-jomart"
    again = held("Q200881", "Kassym-Schomart Tokajew", date(1994, 10, 13), date(1999, 1, 1), office="foreign_minister")
    stranger = held("Q42424242", "Arman Qualow", date(2026, 10, 1))
    made = rows(proposals([again, stranger], knowledge, {"Q200881": person}), knowledge, date(2026, 11, 27))
    assert [row["id"] for row in made["persons"]] == ["person/qualow-arman"]
    ministers = [row for row in made["terms"] if row["office"] == "foreign_minister"]
    assert {row["since"] for row in ministers} == {"1994-10-13", "2002-01-29"}
    assert [row["until"] for row in ministers if row["since"] == "1994-10-13"] == ["1999-01-01"]
