"""The role card: who decides what about the budget in kind. Source: SYSTEM §3, §5 (S1: the local worker as a cash desk)."""

from django.utils.translation import gettext_lazy as _

DECISIONS = [
    (_("You"), _("what you want to do, what is bought for it and from whom; you sign the plan, and every change of it")),
    (_("The reintegration counsellor in the host country"),
     _("how large the budget is, by the rules of the programme, and purchases above the limit of the local worker")),
    (_("The local social worker"),
     _("with you, whether the plan can work there; purchases up to a limit; that what was bought has arrived")),
    (_("The finance officer"), _("nothing about your plan: they pay the supplier once a purchase is approved")),
    (_("The business consultant"), _("nothing about your budget: they advise you on your activity, if you want it")),
]  # fmt: skip
CAN_ASK = [
    _("ask why an amount is what it is, and get every reason in writing"),
    _("ask for another worker, without giving a reason"),
    _("change your plan, together with the local social worker"),
    _("ask what was spent, and what is left"),
    _("complain to somebody who does not work with you"),
]
