"""A new story at the desk: where somebody may begin one."""


def test_the_managing_editor_begins_a_story_in_any_section(desk, mara, at_desk):
    response = at_desk(mara).get("/admin/articles/article/add/")
    assert {section.name for section in response.context["form"].fields["section"].queryset} == {"World", "Letters"}
