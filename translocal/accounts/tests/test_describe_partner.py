"""What a local partner can do."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff
from translocal.core.reasons import NotAllowed


class TestDescribePartner(ActionContract):
    action = "partner.describe"
    tells = ["partner.described"]
    stranger_gets = NotAllowed

    def scene(self, cast: Cast) -> Scene:
        with as_staff(cast.tom):
            office = cast.anahit.office
            partner = office.organisation
        values = {"social_guidance": "on", "languages": "hy, ru", "areas": "Yerevan", "caseload": "25"}
        return Scene(partner, by=cast.tom, wrong=cast.anahit, values=values)
