import random

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking import link


def occurrences_of(linked, act):
    return [o for o in linked.occurrences if o.act == act]


def test_a_plan_and_its_fulfilment_are_one_occurrence_with_a_history(draft, cast):
    plan = draft("Ana Orlo will meet Bem Kast in Oslo on Friday.", "2024-03-01").event(
        "Ana Orlo will meet Bem Kast", "meeting", cast["ana"], cast["bem"], status="planned", time="2024-03-08",
        place="Oslo",
    )  # fmt: skip
    held = draft("Ana Orlo met Bem Kast in Oslo.", "2024-03-09").event(
        "Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"], time="2024-03-08", place="Oslo"
    )
    linked = link([plan.record(), held.record()])

    (occ,) = linked.occurrences
    assert [s.status for s in occ.status_history] == ["planned", "happened"]
    assert occ.status == "happened"
    assert occ.announced_for == "2024-03-08"
    assert [x.relation for x in linked.links] == ["fulfils"]
    assert occ.independent_sources == 2


def test_a_visit_called_off_cancels_the_plan(draft, cast):
    plan = draft("Ana Orlo wants to visit Borland.", "2024-03-01").event(
        "Ana Orlo wants to visit Borland", "visit", cast["ana"], cast["borland"], status="planned", time="2024-03-08"
    )
    off = draft("Ana Orlo called off her visit to Borland.", "2024-03-07").event(
        "Ana Orlo called off her visit", "visit", cast["ana"], cast["borland"], status="cancelled", time="2024-03-08"
    )
    linked = link([off.record(), plan.record()])

    assert [o.status for o in linked.occurrences] == ["cancelled"]
    assert [x.relation for x in linked.links] == ["cancels"]


def test_calls_with_two_people_on_one_day_stay_two(draft, cast):
    calls = draft("Cyr Dane rang Ana Orlo. Then Cyr Dane rang Bem Kast.")
    calls.event("Cyr Dane rang Ana Orlo", "call", cast["cyr"], cast["ana"], time="2024-03-01")
    calls.event("Cyr Dane rang Bem Kast", "call", cast["cyr"], cast["bem"], time="2024-03-01")

    assert len(link([calls.record()]).occurrences) == 2


def test_the_same_people_on_two_days_are_two_meetings(draft, cast):
    first = draft("Ana Orlo met Bem Kast on Monday.").event(
        "Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"], time="2024-02-26"
    )
    second = draft("Ana Orlo met Bem Kast again on Thursday.", "2024-03-02").event(
        "Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"], time="2024-02-29"
    )

    assert len(link([first.record(), second.record()]).occurrences) == 2


def test_a_reprint_is_no_second_source(draft, cast):
    words = (
        "Ana Orlo met Bem Kast in Oslo on Friday and spoke with him for more than three hours about the border, the "
        "prisoners and the return of the displaced, according to people who were in the room."
    )
    one = draft(words, "2024-03-01", "The Lantern").event("Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"])
    two = draft(words, "2024-03-02", "Evening Bell").event("Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"])
    linked = link([two.record(), one.record()])

    assert linked.articles[two.id].reprint_of == one.id
    assert [o.independent_sources for o in linked.occurrences] == [1]
    assert "reprint" in {x.relation for x in linked.links}


def test_the_newer_version_of_an_article_counts_and_the_older_is_kept(draft, cast):
    words = "Ana Orlo met Bem Kast in Oslo on Friday and spoke with him for hours about the border and the prisoners."
    old = draft(words, "2024-03-01", updated="2024-03-01T08:00").event(
        "Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"]
    )
    new = draft(words + " Both were pleased.", "2024-03-01", updated="2024-03-01T17:00").event(
        "Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"]
    )
    linked = link([old.record(), new.record()])

    assert linked.articles[old.id].version_of == new.id
    assert linked.articles[new.id].version_of is None
    assert [len(o.events) for o in linked.occurrences] == [1]


def test_parties_for_and_against_contradict_each_other_with_both_sides_words(draft, cast):
    report = draft("Ardia demands the return of the port. Borland rules out giving up the port.")
    report.position("Ardia demands the return of the port", cast["ardia"], "territory", "demands")
    report.position("Borland rules out giving up the port", cast["borland"], "territory", "rules_out")
    (found,) = link([report.record()]).links

    assert found.relation == "contradicts"
    assert "Ardia demands («Ardia demands the return of the port»)" in found.why
    assert "Borland rules out" in found.why


def test_one_party_does_not_contradict_itself_but_shifts(draft, cast):
    before = draft("Ardia rules out talks. Borland waits.", "2024-03-01")
    before.position("Ardia rules out talks", cast["ardia"], "format", "rules_out", time="2024-03-01")
    before.event("Borland waits", "negotiation", cast["ardia"], cast["borland"], status="possible")
    after = draft("Ardia accepts talks. Borland agrees.", "2024-03-20")
    after.position("Ardia accepts talks", cast["ardia"], "format", "accepts", time="2024-03-20")
    after.event("Borland agrees", "agreement", cast["ardia"], cast["borland"])

    assert [x.relation for x in link([before.record(), after.record()]).links] == ["shifts"]


def test_two_negotiations_never_contradict_each_other(draft, cast):
    one = draft("Ardia demands the port. Caldera mediates.")
    one.position("Ardia demands the port", cast["ardia"], "territory", "demands")
    one.event("Caldera mediates", "mediation", cast["caldera"], cast["ardia"])
    other = draft("Borland rules out a swap.", "2011-03-01")
    other.position("Borland rules out a swap", cast["borland"], "territory", "rules_out")
    other.event("Borland rules out a swap", "rejection", cast["borland"], cast["bem"])
    linked = link([one.record(), other.record()])

    assert linked.links == ()


def test_an_article_on_no_negotiation_belongs_to_none(draft, cast):
    match = draft("Ardia beat Borland in the final.")
    match.who(cast["ardia"], cast["borland"])
    linked = link([match.record()])

    assert linked.processes == ()
    assert linked.articles[match.id].processes == ()


def test_the_same_quotation_in_two_articles_is_one_statement(draft, cast):
    one = draft("“We shall never give up the northern port,” Ana Orlo said.", "2024-03-01", "The Lantern")
    one.statement("We shall never give up the northern port", cast["ana"])
    one.event("Ana Orlo said", "rejection", cast["ana"], cast["borland"])
    two = draft("Ana Orlo: “We shall never give up our northern port.”", "2024-03-02", "Evening Bell")
    two.statement("We shall never give up our northern port", cast["ana"])
    two.event("Ana Orlo", "rejection", cast["ana"], cast["borland"])
    linked = link([one.record(), two.record()])

    assert [x.relation for x in linked.links if x.relation == "same_statement"] == ["same_statement"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(rng: random.Random):
    from tests.linking.conftest import Draft, person, state

    cast = {"ardia": state("Ardia", "XAR"), "borland": state("Borland", "XBO"), "ana": person("Ana Orlo", "XAR"),
            "bem": person("Bem Kast", "XBO")}  # fmt: skip
    records = []
    for n in range(6):
        text = f"Ana Orlo met Bem Kast. Ardia demands port {n}. Borland rejects it."
        own = Draft(text, f"2024-03-0{n + 1}", f"Paper {n % 3}")
        own.event("Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"], time=f"2024-03-0{n // 2 + 1}")
        own.position(f"Ardia demands port {n}", cast["ardia"], "territory", "demands")
        own.position("Borland rejects it", cast["borland"], "territory", "rejects")
        records.append(own.record())
    expected = link(records)
    rng.shuffle(records)

    assert link(records) == expected


def test_a_body_that_sits_on_one_day_is_one_meeting_whoever_is_named(draft, cast):
    body = cast["cyr"].__class__(
        id="act-body", type="organisation", name="Contact Group", names={"en": ("Contact Group",)}, key="contact-group",
        produced_by=cast["cyr"].produced_by,
    )  # fmt: skip
    one = draft("Ana Orlo spoke at the Contact Group in Oslo.").event(
        "Ana Orlo spoke at the Contact Group", "meeting", cast["ana"], body, time="2024-03-01", place="Oslo"
    )
    two = draft("Bem Kast left the Contact Group in Oslo.", "2024-03-02").event(
        "Bem Kast left the Contact Group", "meeting", cast["bem"], body, time="2024-03-01", place="Oslo"
    )

    for report in (one, two):
        report.who(cast["ardia"], cast["borland"])

    assert len(link([one.record(), two.record()]).occurrences) == 1


def test_a_call_of_two_leaders_is_that_of_their_states(draft, cast):
    dated = draft("Ana Orlo rang Bem Kast, and Ardia and Borland agreed.").event(
        "Ana Orlo rang Bem Kast", "call", cast["ana"], cast["bem"], time="2024-03-01"
    )
    undated = draft("After the call between Ardia and Borland.", "2024-03-02").event(
        "the call between Ardia and Borland", "call", cast["ardia"], cast["borland"]
    )
    again = draft("Ana Orlo had spoken with Bem Kast.", "2024-03-01", "Evening Bell").event(
        "Ana Orlo had spoken with Bem Kast", "call", cast["ana"], cast["bem"]
    )

    assert len(link([dated.record(), undated.record(), again.record()]).occurrences) == 1
