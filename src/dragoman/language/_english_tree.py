"""English trees mended where they cannot be: a finite verb is no attribute, and what has a subject is finite."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.pipelines import Annotation

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
NEVER_NOUNS = frozenset({"ahead", "afterwards", "afterward", "beforehand"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
AUXILIARY = ("aux", "aux:pass", "cop")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
CLAUSES = ("root", "conj", "parataxis")
"""Relations of what can be a clause of its own; wants X barred is none."""
OPENERS = ("mark", "nsubj:outer")


def mended(forms: Sequence[str], annotations: Sequence[Annotation]) -> list[Annotation]:
    """Return the tree of a sentence with the faults mended that its own tags show."""
    found = [
        a._replace(dep="nsubj")
        if a.dep == "nsubj:pass" and not _has(annotations, a.head, ("aux:pass",)) and annotations[a.head].tag in FINITE
        else a
        for a in annotations
    ]
    for i, a in enumerate(found):
        if a.tag[:2] == "NN" and forms[i].lower() in NEVER_NOUNS:
            found[i] = a._replace(tag="RB", pos="ADV")
    _make_finite(forms, found)
    _make_root(found)
    return found


def _has(annotations: Sequence[Annotation], head: int, deps: Sequence[str]) -> bool:
    return any(a.head == head and a.dep in deps and i != head for i, a in enumerate(annotations))


def _make_finite(forms: Sequence[str], found: list[Annotation]) -> None:
    """Read a participle or adjective in -ed with a subject and no auxiliary as a past tense (the union accepted)."""
    for i, a in enumerate(found):
        if a.tag not in ("VBN", "JJ") or not forms[i].lower().endswith("ed") or a.dep not in CLAUSES:
            continue
        before = any(b.head == i and b.dep in ("nsubj", "nsubj:pass") and k < i for k, b in enumerate(found))
        if before and not _has(found, i, AUXILIARY):
            feats = "Mood=Ind|Tense=Past|VerbForm=Fin"
            found[i] = a._replace(tag="VBD", pos="VERB", feats=feats)


def _make_root(found: list[Annotation]) -> None:
    """Make a finite verb that hangs on a noun as its attribute or conjunct the head of the sentence."""
    roots = [i for i, a in enumerate(found) if a.head == i]
    if len(roots) != 1 or found[roots[0]].pos not in NOMINAL or _has(found, roots[0], ("cop", "nsubj")):
        return
    noun = roots[0]
    for i in range(noun + 1, len(found)):
        verb = found[i]
        if verb.head != noun and not (verb.dep == "acl" and found[verb.head].dep == "conj"):
            continue
        if verb.dep not in ("acl", "conj") or verb.pos not in ("VERB", "AUX") or not _is_finite(found, i):
            continue
        own = [k for k, a in enumerate(found) if a.head == i and k < i]
        if any(found[k].dep in OPENERS for k in own) or any(a.tag in ("WDT", "WP", "WRB") for a in found[noun + 1 : i]):
            return
        second = next((k for k in own if found[k].dep in SUBJECTS), None)
        joint = next((k for k in own if found[k].dep == "cc"), None)
        # The army and the rebels have agreed: the noun before the conjunction is a subject, too.
        both = second is not None and joint is not None and joint < second and found[second].pos in ("NOUN", "PROPN")
        if (verb.dep == "conj" or second is not None) and not both:
            return
        found[i] = verb._replace(head=i, dep="root")
        found[noun] = found[noun]._replace(head=i, dep="nsubj")
        if second is not None and joint is not None:
            found[second] = found[second]._replace(head=noun, dep="conj")
            found[joint] = found[joint]._replace(head=second)
        for k, a in enumerate(found):
            if a.head == noun and k != noun and (a.dep == "punct" and k > i):
                found[k] = a._replace(head=i)
        return


def _is_finite(found: Sequence[Annotation], verb: int) -> bool:
    if found[verb].tag in FINITE:
        return True
    return any(a.head == verb and a.dep in AUXILIARY and a.tag in FINITE and k < verb for k, a in enumerate(found))
