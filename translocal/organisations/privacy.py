"""How private each field of this room is."""

from translocal.core.privacy import Privacy as P
from translocal.core.privacy import classify

classify(
    "organisations",
    Organisation={P.LINK: "id", P.WORK: "name kind"},
    Office={P.LINK: "id organisation", P.WORK: "city country time_zone language"},
    Team={P.LINK: "id office", P.WORK: "name role public_desk first_meeting answer_days"},
    PartnerProfile={
        P.LINK: "organisation", P.WORK: "social_guidance purchases business_advice languages areas caseload",
    },
    Staff={P.LINK: "id office", P.WORK: "email name language", P.SECRET: "password", P.MOMENT: "last_login", P.STATE: "is_active"},
    Post={P.LINK: "id staff team given_by", P.WORK: "role is_lead", P.MOMENT: "since until"},
    ResetRequest={P.LINK: "id staff asked_by agreed_by", P.MOMENT: "asked_at agreed_at", P.STATE: "state"},
)  # fmt: skip
