from translocal.demo import story
import pytest

def test_story(cast):
    story.tell(cast.teams)
