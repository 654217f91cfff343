"""The rows of the table: what is done, how it is asked for, and the bar. Every address stands here."""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from typing import Any
from uuid import UUID

import psycopg

from bench import proposing
from bench.ground import Ground, programme_manager
from bench.misspelt import found_among_first, misspelt
from bench.parts import PARTS, SUPPORT, rich_case
from bench.quiet import LENT, PIECE, Watch, yardstick
from bench.turns import Turns
from bench.web import Answer, Client, cpu_of_server, memory_of_workers, sign_in

ADDRESS = {
    "home": "/",
    "cases": "/cases/",
    "case": "/cases/{}/",
    "part": "/cases/{}/{}/",
    "handovers": "/handovers/",
    "search": "/search/",
    "note": "/do/case.note/{}/",
    "report": "/report/file/",
    "propose": "/do/handover.propose/{}/",
}
FILTER = "?stage={}&origin={}&standing={}&people={}&page={}"
LAST = 999_999
AT_ONCE = 8
# Before those that count: a thread of the server keeps the plan of a statement once it has met it eight times.
WARM, AWAKE = 24, 12  # proposals to two threads; notes for each of eight
Ask = Callable[[int], Answer]


@dataclass
class Row:
    """One line of the table."""

    name: str
    bar: tuple[float, float] | None
    queries_bar: int | None = None
    times: list[float] = field(default_factory=list)
    yards: list[float] = field(default_factory=list)  # how long the yardstick took beside them
    queries: int = 0
    cpu: float = 0.0
    bytes: int = 0
    packed: int = 0
    note: str = ""
    failed: str = ""
    grows: bool = False  # as a file of all cases must

    @property
    def median(self) -> float:
        """The middle one, in milliseconds."""
        return median(self.times) if self.times else float("nan")

    @property
    def slow(self) -> float:
        """Nineteen of twenty are faster."""
        return quantiles(self.times, n=20)[18] if len(self.times) > 1 else float("nan")

    @property
    def yard(self) -> float:
        """How long the yardstick took meanwhile, in milliseconds."""
        return median(self.yards) if self.yards else float("nan")

    @property
    def passed(self) -> bool:
        """Whether every bar of the line is kept."""
        if self.failed or not self.times:
            return False
        fast = self.bar is None or (self.median <= self.bar[0] and self.slow <= self.bar[1])
        return fast and (self.queries_bar is None or self.queries <= self.queries_bar)


class Measurement:
    """Asks, again and again, and keeps how long it took."""

    def __init__(self, ground: Ground, url: str, port: int, process: int, repeats: int, turns: Turns) -> None:
        self.ground, self.url, self.port, self.process, self.repeats = ground, url, port, process, repeats
        self.turns = turns
        self.rows: list[Row] = []
        self.asked_again = 0
        self.dice = random.Random(7)
        self.worker = Client(port, sign_in(ground.worker.staff))
        self.lead = Client(port, sign_in(ground.lead.staff))
        self.desk = Client(port, sign_in(ground.desk.staff))
        self.counsellor = Client(port, sign_in(ground.counsellor.staff))

    def run(self, only: list[str]) -> list[Row]:
        """All lines, in the order of the table, or those that are wanted."""
        lines = (
            self.lists,
            self.searches,
            self.case,
            self.alike,
            self.handovers,
            self.home,
            # Eight at once wake every thread of the server, each with statements of its own to plan: before, there are two.
            self.actions,
            self.report,
        )
        for line in lines:
            if not only or line.__name__ in only:
                line()
        row = Row("memory of two workers after the run, MiB", (250, 250), times=[memory_of_workers(self.process)] * 2)
        self.rows.append(row)
        return self.rows

    def measure(
        self,
        row: Row,
        ask: Ask,
        *,
        count: Ask | None = None,
        expect: int = 200,
        warm: int = 5,
        spare: int | None = None,
    ) -> Row:
        """Ask some times without, then with the watch; again where others had the processor, at most `spare` pieces."""
        self.rows.append(row)
        for turn in range(warm):
            ask(-1 - turn)
        spare = 3 * self.repeats // PIECE if spare is None else spare
        asked, worked = itertools.count(), 0.0
        while len(row.times) < self.repeats and not row.failed:
            before, watch = cpu_of_server(self.process), Watch()
            piece = [ask(next(asked)) for _answer in range(min(PIECE, self.repeats - len(row.times)))]
            spent, lent = cpu_of_server(self.process) - before, watch.lent()
            beside = [yardstick(), yardstick(), yardstick()]
            self.turns.pass_on()
            if spare and lent > LENT:
                spare, self.asked_again = spare - 1, self.asked_again + 1
                continue
            worked += spent
            row.times += [answer.ms for answer in piece]
            row.yards += beside
            row.bytes, row.packed = piece[-1].bytes, piece[-1].packed
            row.failed = next((f"answered {answer.status}" for answer in piece if answer.status != expect), "")
        row.cpu = worked * 1000 / max(1, len(row.times))
        if count is not None and not row.failed:
            row.queries = count(self.repeats).queries
        return row

    def get(self, row: Row, client: Client, path: str) -> Row:
        """Measure one address."""
        return self.measure(row, lambda _n: client.get(path), count=lambda _n: client.get(path, count=True))

    def lists(self) -> None:
        """The list of cases, filtered by four fields, and unfiltered, first page and last."""
        bar, most = (30.0, 45.0), 10
        for who, client, staff, standing in (
            ("worker", self.worker, self.ground.worker, ""), ("lead", self.lead, self.ground.lead, "lead"),
        ):  # fmt: skip
            stage, origin, where, people = self._common(staff.staff, standing)
            for which, page in (("first", 1), ("last", LAST)):
                chosen = ADDRESS["cases"] + FILTER.format(stage, origin, where, people, page)
                name = f"case list, {who} with {staff.cases:,}, four filters, {which} page"
                self._small(self.get(Row(name, bar, most), client, chosen))
                name = f"case list, {who} with {staff.cases:,}, no filter, {which} page"
                self._small(self.get(Row(name, bar, most), client, f"{ADDRESS['cases']}?page={page}"))

    @staticmethod
    def _small(row: Row) -> None:
        row.note = f"{row.bytes / 1000:.0f} kB, {row.packed / 1000:.0f} kB packed"
        if row.bytes > 40_000:
            row.failed = row.failed or "larger than 40 kB"

    def _common(self, staff: UUID, standing: str) -> tuple[Any, ...]:
        """The four values that leave the most."""
        with psycopg.connect(self.url) as connection:
            found = connection.execute(
                "SELECT stage, origin, standing, people FROM access_access WHERE staff_id = %s AND kind = 'case'"
                " AND (standing = %s OR %s = '') GROUP BY 1, 2, 3, 4 ORDER BY count(*) DESC LIMIT 1",
                [staff, standing, standing],
            ).fetchone()
        assert found is not None
        return found

    def searches(self) -> None:
        """A misspelt name, in every script, by the worker and by the lead."""
        for who, client, staff in (("worker", self.worker, self.ground.worker), ("lead", self.lead, self.ground.lead)):
            sought = list(self._sought(staff.staff))
            form = client.get(ADDRESS["search"]).hidden()
            hits: list[bool] = []

            def ask(turn: int, client: Client = client, sought: list[Any] = sought, form: dict[str, str] = form,
                    hits: list[bool] = hits, count: bool = False) -> Answer:  # fmt: skip
                typed, case_ids, name = sought[turn % len(sought)]
                answer = client.post(ADDRESS["search"], form | {"q": typed}, count=count)
                if turn >= 0:
                    hits.append(found_among_first(answer.body, case_ids, name))
                return answer

            row = Row(f"misspelt name, any script, {who} with {staff.cases:,}", (40.0, 60.0))
            self.measure(row, ask, count=lambda turn, ask=ask: ask(turn, count=True))  # type: ignore[misc]
            row.note = f"right person among the first five: {sum(hits)} of {len(hits)}"
            if sum(hits) < 0.95 * len(hits):
                row.failed = row.failed or "finds too few"

    def _sought(self, staff: UUID) -> Iterator[tuple[str, set[str], str]]:
        with psycopg.connect(self.url) as connection:
            rows = connection.execute(
                "SELECT p.given_name, p.family_name, p.also_written, p.id FROM access_access a"
                " JOIN people_membership m ON m.case_id = a.case_id AND m.until IS NULL JOIN people_person p ON p.id = m.person_id"
                " WHERE a.staff_id = %s AND a.kind = 'case' AND m.position = 'adult' ORDER BY md5(p.id::text) LIMIT 60",
                [staff],
            ).fetchall()
            for given, family, other, person in rows:
                units = connection.execute("SELECT case_id::text FROM people_membership WHERE person_id = %s", [person])
                written = other[0] if other and self.dice.random() < 0.6 else f"{given} {family}"
                yield misspelt(written, self.dice), {unit for (unit,) in units.fetchall()}, f"{given} {family}"

    def case(self) -> None:
        """A case that is far on its way, page by page, as those see it who see each part."""
        for parts, client, staff in (
            (PARTS, self.worker, self.ground.worker.staff), (SUPPORT, self.counsellor, self.ground.counsellor.staff),
        ):  # fmt: skip
            path = ADDRESS["case"].format(rich_case(self.url, staff))
            for part in parts:
                address = path if part == "timeline" else f"{path}{part}/"
                whose = ", reintegration counsellor" if client is self.counsellor and part in PARTS else ""
                row = self.get(Row(f"open a case: {part}{whose}", (25.0, 40.0), 12), client, address)
                if row.failed == "answered 404":
                    self.rows.remove(row)

    def alike(self) -> None:
        """A case that is hidden and one that is not there, in turn: the clock must not tell them apart."""
        with psycopg.connect(self.url) as connection:
            hidden = connection.execute(
                "SELECT c.id FROM cases_case c WHERE NOT EXISTS (SELECT 1 FROM access_access a WHERE a.case_id = c.id"
                " AND a.staff_id = %s) ORDER BY md5(c.id::text) LIMIT %s",
                [self.ground.worker.staff, 2 * self.repeats],
            ).fetchall()
        times: tuple[list[float], list[float]] = ([], [])
        for (case_id,) in hidden:
            absent = UUID(int=case_id.int ^ self.dice.getrandbits(62))
            for which, pk in self.dice.sample([(0, case_id), (1, absent)], 2):
                times[which].append(self.worker.get(ADDRESS["case"].format(pk)).ms)
            if len(times[0]) % PIECE == 0:
                self.turns.pass_on()
        told = told_apart(*times)
        row = Row("a case that is hidden, against one that is not there", None, times=times[0])
        row.note = f"median {median(times[0]):.1f} against {median(times[1]):.1f} ms; AUC {told:.3f} (≤ 0.55)"
        row.failed = "" if told <= 0.55 else "can be told apart"
        self.rows.append(row)

    def actions(self) -> None:
        """Note a conversation: one at a time, then eight at once."""
        once = 3 * self.repeats + 6
        prepared = self._notes(once + AT_ONCE * (AWAKE + 60) + 1)
        alone = iter(prepared[:once])

        def send(_turn: int) -> Answer:
            path, fields = next(alone)
            return self.worker.post(path, fields, count=False)

        spare = 2 * self.repeats // PIECE
        row = self.measure(
            Row("note a conversation, with its journal event", (15.0, 25.0)), send, expect=302, spare=spare
        )
        row.queries = self.worker.post(*prepared[-1], count=True).queries
        self._at_once(prepared[once : once + AT_ONCE * AWAKE])
        rate = self._at_once(prepared[once + AT_ONCE * AWAKE : -1])
        many = Row(
            f"the same, {AT_ONCE} in flight",
            None,
            times=row.times[:],
            yards=row.yards[:],
            note=f"{rate:.0f} a second (bar 150)",
        )
        many.failed = "" if rate >= 150 else "too slow"
        self.rows.append(many)

    def _notes(self, number: int) -> list[tuple[str, dict[str, str]]]:
        """Forms that are filled in and need only be sent: several cases, so that no two wait for one head."""
        with psycopg.connect(self.url) as connection:
            cases = connection.execute(
                "SELECT case_id FROM access_access WHERE staff_id = %s AND kind = 'case' AND standing = 'active'",
                [self.ground.worker.staff],
            ).fetchall()
        forms = []
        yesterday = datetime.now(UTC) - timedelta(days=1)
        for turn in range(number):
            path = ADDRESS["note"].format(cases[turn % len(cases)][0])
            page = self.worker.get(path)
            fields = page.hidden() | {
                "held_on": f"{yesterday:%Y-%m-%d}",
                "occasion": "agreed",
                "raised": "yes",
                "language": "en",
            }
            wishes = [name for name in _field_names(page.body) if name.startswith("wish_")]
            forms.append((path, fields | dict.fromkeys(wishes[:1], "thinking")))
        return forms

    def _at_once(self, prepared: list[tuple[str, dict[str, str]]]) -> float:
        session = self.worker.cookies
        clients = [Client(self.port, session["sessionid"]) for _number in range(AT_ONCE)]
        for client in clients:
            client.cookies = dict(session)
        shares = [prepared[number::AT_ONCE] for number in range(AT_ONCE)]

        def send_all(number: int) -> int:
            return sum(clients[number].post(*form).status == 302 for form in shares[number])

        began = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            done = sum(pool.map(send_all, range(AT_ONCE)))
        return done / (time.perf_counter() - began)

    def handovers(self) -> None:
        """The list of handovers to a desk; and one that is ready, proposed."""
        name = "handovers, list of 50"
        self._small(self.get(Row(name, (30.0, 45.0), 10), self.desk, ADDRESS["handovers"]))
        name = "handovers, list of 50, last page"
        self._small(self.get(Row(name, (30.0, 45.0), 10), self.desk, f"{ADDRESS['handovers']}?page={LAST}"))
        ready = proposing.ready(self.url, WARM + min(40, self.repeats) + 1)
        clients = {staff: Client(self.port, sign_in(staff)) for staff in dict.fromkeys(ready.values())}
        forms = iter(
            [
                (clients[staff], path, clients[staff].get(path).hidden())
                for pk, staff in ready.items()
                for path in [ADDRESS["propose"].format(pk)]
            ]
        )
        warm = min(WARM, len(ready) // 2)
        repeats, self.repeats = self.repeats, max(1, len(ready) - warm - 1)

        def send(_turn: int) -> Answer:
            client, path, fields = next(forms)
            return client.post(path, fields)

        def counted(_turn: int) -> Answer:
            client, path, fields = next(forms)
            return client.post(path, fields, count=True)

        self.measure(Row("propose a handover", (25.0, 40.0)), send, count=counted, expect=302, warm=warm, spare=0)
        self.repeats = repeats
        proposing.take_back(ready)

    def home(self) -> None:
        """The first page of a lead, with six counts that are counted now; and of the others."""
        self.get(Row("home page of a team lead", (60.0, 100.0)), self.lead, ADDRESS["home"])
        self.get(Row("home page of a worker", (60.0, 100.0)), self.worker, ADDRESS["home"])

    def report(self) -> None:
        """Every case as a file, and nobody in it: first byte, whole file, and what the workers grow by."""
        manager, before = Client(self.port, sign_in(programme_manager(self.url))), memory_of_workers(self.process)
        row = Row("every case as a file, without a person in it", (2000.0, 2000.0), grows=True)
        firsts = []
        for _turn in range(3):
            answer = manager.get(ADDRESS["report"])
            row.times.append(answer.ms)
            firsts.append(answer.first_ms)
            row.failed = row.failed or ("" if answer.status == 200 else f"answered {answer.status}")
        grown = memory_of_workers(self.process) - before
        row.note = f"first byte {max(firsts):.0f} ms (≤ 200), {answer.bytes / 1e6:.1f} MB, + {grown:.0f} MiB (≤ 30)"
        row.failed = row.failed or ("" if max(firsts) <= 200 and grown <= 30 else "too slow to begin, or too large")
        self.rows.append(row)


def told_apart(one: list[float], other: list[float]) -> float:
    """How well a clock tells two kinds of answer apart: 0.5 is a guess, 1 is certainty (area under the ROC curve)."""
    slower = sum((a > b) + (a == b) / 2 for a in one for b in other) / (len(one) * len(other))
    return max(slower, 1 - slower)


def _field_names(body: str) -> list[str]:
    return [piece.split('"', 1)[0] for piece in body.split('name="')[1:]]
