"""Words a second of the language layer and of each of its stages, memory and start.

    python benchmarks/language.py [--lang de en] [--copies 3] [FILE ..]

Without files, the examples are read. CPU time of this process counts, so that other work on the machine matters less.
``first`` reads every article once with tables and networks loaded and no word seen before, ``again`` reads them once
more: a long run lies between the two. Never a unit test.
"""

import argparse
import resource
import time
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "ukraine-2025"
STAGES = {
    "sentences": ("dragoman.language._engine", "split_block"),
    "words": ("dragoman.language._tokenize.Tokenizer", "pieces"),
    "quotations": ("dragoman.language._engine", "find_quotations"),
    "tags (German)": ("dragoman.language._german.GermanWords", "tag"),
    "trees": ("dragoman.language.pipelines._pipeline.Pipeline", "annotate"),
    "names": ("dragoman.language._engine", "find_names"),
    "phrases (German)": ("dragoman.language._german_phrases.GermanPhrases", "phrases"),
    "clauses (German)": ("dragoman.language._german_clauses.GermanClauses", "clauses"),
    "phrases (English)": ("dragoman.language._english_phrases.EnglishPhrases", "phrases"),
    "clauses (English)": ("dragoman.language._english_clauses.EnglishClauses", "clauses"),
}


def timed(place, name, spent):
    """Patch a function so that its CPU seconds are added up under a name."""
    import importlib

    module, _, attribute = place[0].rpartition(".")
    try:
        holder = importlib.import_module(place[0])
    except ModuleNotFoundError:
        holder = getattr(importlib.import_module(module), attribute)
    original = getattr(holder, place[1])

    def wrapper(*args, **kwargs):
        start = time.process_time()
        try:
            return original(*args, **kwargs)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - start

    return mock.patch.object(holder, place[1], wrapper)


def run(texts, lang, knowledge, label):
    from dragoman.articles import article_from_text
    from dragoman.language import read_sentences

    articles = [article_from_text(text, source=str(i), language=lang, plain=True) for i, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)
    spent = {}
    with ExitStack() as stack:
        for name, place in STAGES.items():
            stack.enter_context(timed(place, name, spent))
        start = time.process_time()
        for article in articles:
            read_sentences(article, knowledge)
        total = time.process_time() - start
    print(f"{lang} {label}: {words} words, {words / total:,.0f} words a second")
    for name, seconds in spent.items():
        print(f"    {name:20} {100 * seconds / total:5.1f} %  {words / max(seconds, 1e-9):12,.0f} words a second")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--lang", nargs="+", default=["de", "en"])
    options = parser.parse_args()
    start = time.perf_counter()
    from dragoman.articles import article_from_text, load_articles
    from dragoman.knowledge import load_knowledge
    from dragoman.language import read_sentences

    knowledge = load_knowledge()
    files = options.files or sorted(EXAMPLES.glob("*.txt"))
    by_lang = {}
    for article in load_articles([str(f) for f in files], knowledge=knowledge, on_problem=print):
        by_lang.setdefault(article.language, []).append(article.text)
    for lang in options.lang:
        started = time.perf_counter()
        warm = "Guten Tag." if lang == "de" else "Good day."
        read_sentences(article_from_text(warm, source="warm", language=lang, plain=True), knowledge)
        print(f"{lang} start: {time.perf_counter() - started:.2f} s")
    print(f"start in all: {time.perf_counter() - start:.2f} s")
    for lang in options.lang:
        for label in ("first", "again"):
            run(by_lang[lang], lang, knowledge, label)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
