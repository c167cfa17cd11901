import json

import pytest

from dragoman.articles import load_articles

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Morgenblick"},
        {
            "@type": "NewsArticle",
            "headline": "Minister beraten in Genf",
            "datePublished": "2019-05-03T10:15:00+02:00",
            "dateModified": "2019-05-03T18:20:00+02:00",
            "author": [{"@type": "Person", "name": "Anna Muster"}],
            "publisher": {"@type": "Organization", "name": "Morgenblick"},
        },
    ],
}
BODY = """<article><h1>Minister beraten in Genf</h1><p class="byline">Von <a href="/a">Anna Muster</a>, Genf</p>
<time datetime="2019-05-03">3. Mai 2019</time>
<figure><img src="a.jpg"><figcaption>Die Minister vor dem Treffen. (Foto: Eva Beispiel)</figcaption></figure>
<p>Die Außen&shy;minister von Nordland und Südland haben am Freitag in Genf über einen <b>Austausch</b> von Gefangenen
beraten. Das Gespräch dauerte fünf Stunden.</p>
<h2>Keine Einigung über Termine</h2>
<p>Der Minister von Nordland sagte, man sei „auf einem guten Weg“. Ein weiteres Treffen sei für die nächste Woche
geplant, hieß es aus seinem Haus.</p>
<p>Südland wies den Vorschlag zurück, die Grenze schon im Juni zu öffnen. Beobachter erwarten lange Verhandlungen.</p>
<p>(dpa/AFP)</p></article>"""


def page(body=BODY, head="", end="</body></html>"):
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Minister beraten in Genf | Morgenblick
</title>{head}</head><body><nav><ul><li><a href="/">Start</a></li><li><a href="/p">Politik</a></li></ul></nav>
<main>{body}</main><section id="comments"><p>Ein sehr guter Artikel, danke!</p></section>
<footer>Impressum</footer>{end}"""


@pytest.fixture
def read(knowledge, tmp_path):
    def one(text, encoding="utf-8"):
        path = tmp_path / "page.html"
        path.write_bytes(text.encode(encoding))
        problems = []
        articles = list(load_articles([path], knowledge=knowledge, on_problem=problems.append))
        return (articles or problems)[0]

    return one


def test_a_page_is_laid_out_as_a_reader_sees_it(read):
    article = read(page(head=f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'))
    assert [(p.role, p.span.of(article.text)[:30]) for p in article.passages] == [
        ("headline", "Minister beraten in Genf"),
        ("byline", "Von Anna Muster, Genf"),
        ("byline", "3. Mai 2019"),
        ("caption", "Die Minister vor dem Treffen. "),
        ("body", "Die Außenminister von Nordland"),
        ("heading", "Keine Einigung über Termine"),
        ("body", "Der Minister von Nordland sagt"),
        ("body", "Südland wies den Vorschlag zur"),
        ("credit", "(dpa/AFP)"),
    ]
    assert (article.title, article.outlet, article.byline) == ("Minister beraten in Genf", "Morgenblick", "Anna Muster")
    assert (article.published, article.published_from) == ("2019-05-03T10:15", "metadata")
    assert (article.updated, article.credits, article.warnings) == ("2019-05-03T18:20", ("dpa", "AFP"), ())


def test_meta_tags_serve_where_there_is_no_linked_data(read):
    head = """<meta property="og:site_name" content="Abendblick"><meta name="author" content="Anna Muster">
<meta property="article:published_time" content="2019-05-02T09:00:00Z"><link rel="canonical" href="https://x.example/1">"""
    article = read(page(head=head))
    assert (article.outlet, article.byline, article.url) == ("Abendblick", "Anna Muster", "https://x.example/1")
    assert (article.published, article.published_from) == ("2019-05-02T09:00", "metadata")
    assert any("disagree" in w for w in article.warnings)


def test_a_page_in_an_old_encoding_says_so_itself(read):
    article = read(page().replace("utf-8", "iso-8859-2").replace("„", "'").replace("“", "'"), "iso-8859-2")
    assert "über einen Austausch" in article.text


def test_a_page_cut_off_is_read_with_a_warning(read):
    article = read(page(end="")[:-200])
    assert "Keine Einigung" in article.text
    assert any("cut off" in w for w in article.warnings)


def test_a_page_without_structure_gives_its_long_paragraphs(read):
    article = read(
        "<html><body><div><p>" + "Ein Satz über das Treffen der Minister in Genf. " * 8 + "</p></div></body></html>"
    )
    assert "Treffen der Minister" in article.text


def test_a_page_without_article_is_one_line(read):
    problem = read("<html><body><div id='app'></div><script>start()</script></body></html>")
    assert "no text of an article" in problem.message


def test_pages_are_read_the_same_every_time(read):
    assert read(page()) == read(page())


def test_the_part_of_a_page_title_that_the_page_repeats_is_the_title(read):
    body = BODY.replace("<h1>Minister beraten in Genf</h1>", '<div class="x">Minister beraten in Genf</div>')
    plain = page(body).replace("<article>", "<div>").replace("</article>", "</div>")
    assert read(plain).title == "Minister beraten in Genf"


def test_an_author_may_stand_in_microdata(read):
    body = BODY.replace(
        '<p class="byline">Von <a href="/a">Anna Muster</a>, Genf</p>', '<b itemprop="author">Ann Ode</b>'
    )
    assert read(page(body)).byline == "Ann Ode"
