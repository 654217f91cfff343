"""What guards consents: those who counsel, and the one adult who gave them."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("consents_consent", Lens.COUNSELLING, party="person_id")
