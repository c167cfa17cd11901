from dragoman import analyse, article_from_text, load_knowledge


def test_a_statement_is_on_the_issues_that_its_words_raise():
    text = "„Wir fordern den Abzug aller fremden Truppen und die Aufhebung der Sanktionen“, sagte der Außenminister."
    article = article_from_text(text, source="a", language="de", published="2019-04-02")
    (stmt,) = analyse(article, load_knowledge()).statements

    assert "sanctions" in stmt.issues


def test_a_statement_on_something_else_is_on_none():
    article = article_from_text("“It rained all day,” the minister said.", source="a", language="en")

    assert [s.issues for s in analyse(article, load_knowledge()).statements] == [()]
