from translocal.demo import story


def test_story(cast):
    story.tell(cast.teams)
