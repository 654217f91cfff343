"""What invented people plan, need and say on their way, and what is invented around it. Nobody said any of it."""

PRESSURES = [["none"], ["deadline"], ["reception"], ["family"], ["deadline", "reception"], ["destitution"], ["none"]]
VOLUNTARY = {
    "informed_about": [
        "Leaflet “Your choices”, version 4; the ways to stay; the support there",
        "Page “Returning, staying”, 2.1",
    ],
    "informed_by": ["I, with a telephone interpreter", "I and a colleague", "A lawyer, and I with an interpreter"],
    "time_to_decide": [
        "Three weeks since the information",
        "Two months; no hurry",
        "As long as they wanted; they asked to go on",
    ],
    "irreversible": [
        "The application is withdrawn on the day of departure",
        "The room ends the day before the journey",
    ],
    "words": [
        "",
        "I want to be there before my father dies.",
        "It is my own decision.",
        "I would stay if I could work.",
    ],
}
LUGGAGE = ["", "30 kg each", "23 kg each and a pushchair", "A sewing machine, 20 kg", "Tools, 25 kg"]
DOCUMENTS = ["", "", "Passport has expired", "Apostille of the birth certificate", "Laissez-passer of the embassy"]
CERTIFICATE = "Fit-to-fly certificate"
TRAVEL_PAPER = "Laissez-passer, fee of the embassy"
PREMIUM = "Departure premium, handed over at the airport"
FIRST_DAYS = {
    "met_by": [
        "A brother, at the airport",
        "A colleague of the local partner",
        "Nobody, they want none",
        "A cousin, at the bus station",
    ],
    "sleeps_at": ["With her sister", "In the parents' house", "A guest house for the first week", "With friends"],
    "call": ["The local partner, by day", "The local partner by day, the duty telephone by night"],
    "note": ["", "The child is car-sick.", "They arrive late at night."],
}
NEEDS = {
    "home": [
        "We stay with my brother; it is too small.",
        "A roof of our own before the winter.",
        "A room and a stove.",
    ],
    "work": [
        "I was a baker, and want to be one again.",
        "Work, so that I owe nobody anything.",
        "I can repair telephones.",
    ],
    "health": ["My pills, every month.", "Somebody to look at my back.", "Glasses."],
    "learning": ["The children have to catch up.", "A course for the licence.", "She wants to finish school."],
    "people": ["My mother has not seen me for six years.", "I do not know anybody there any more."],
    "papers": ["The house is still in my father's name.", "A birth certificate for the little one."],
}
USES = ["accommodation", "furniture", "medical", "training", "advice", "transport", "job"]
USE_SHARES = [34, 22, 14, 14, 6, 6, 4]
PLANNED = {
    "activity": ["Oven and flour for a bakery", "Tools for a workshop", "Goats and a shed", "A used van for deliveries",
                 "Sewing machines and cloth", "Stock for a small shop", "Equipment of a hairdresser", "Bee hives"],
    "accommodation": ["Rent of the first months", "A roof, and a window for the back room", "Deposit and first rent"],
    "furniture": ["Beds, a table, a stove", "A refrigerator and a washing machine", "Beds for the children"],
    "medical": ["Medicine for half a year", "An operation of the eyes", "Physiotherapy"],
    "training": ["Course for the driving licence", "Lessons for the school year", "A course in tailoring"],
    "advice": ["A lawyer for the papers of the house", "Talks with a psychologist"],
    "transport": ["A used motorcycle", "Transport of the household goods"],
    "job": ["Placement and work clothes"],
}  # fmt: skip
DISSENT = [
    "I would rather have begun with the house.",
    "The amount is too small for what prices are now.",
    "I wanted the van.",
]
AGAIN = [
    "Prices have changed since it was drawn up.",
    "They looked at it again, there, together.",
    "The house needs more than thought.",
]
FARES = [("call", "well", "We arrived, everybody came."), ("call", "worries", "It is harder than I thought."),
         ("visit", "well", "The children sleep well."), ("message", "worries", "The prices are high.")]  # fmt: skip
SHOPS = ["Central Market", "House and Home", "Ani Trade", "Master Tools", "North Bazaar", "Family Store", "The Good Carpenter",
         "City Supplies", "Star Electric", "Green Valley", "Old Bridge Shop", "Sunrise Trading"]  # fmt: skip
STATEMENTS = [
    ("A neighbour who sells there too", "The market gives no invoices. It was bought before my eyes."),
    ("The head of the school", "The school gives no invoices. It was paid in advance."),
    ("The mayor of the village", "The farmer writes no invoice. The goods were handed over in the yard."),
    ("The landlord's brother", "The landlord gives no receipt. Keys and contract were shown."),
]
MILESTONES = [
    "The lease is signed",
    "The first month without a loss",
    "Ten customers who come again",
    "The licence is there",
]
SESSION = {
    "how": ["there", "there", "office", "call"],
    "worked_on": [
        "Prices, and what the neighbours ask",
        "Where to buy cheaper",
        "Keeping a book of what comes in",
        "The licence",
    ],
    "next_steps": ["", "They ask two more suppliers", "They write down every sale for a month"],
}
WAYS = ["visit", "visit", "office", "phone", "online"]
WORD = [
    "I think of you. How are the children?",
    "I heard that you arrived. Write if you like.",
    "How does the shop go?",
]
HOW_THEY_ARE = [
    "It goes, slowly.",
    "The shop runs; the house is cold.",
    "We are together, that is what counts.",
    "I sleep again.",
]
STILL = ["", "", "Somebody who knows about taxes.", "A doctor who takes time."]
REPORT = {
    "contributed": [
        "The tools are used every day.",
        "They have a roof of their own.",
        "The training led to work for some months.",
    ],
    "missing": ["", "More money for the rent.", "A doctor nearby.", "Time."],
    "own_words": ["It was a beginning.", "I would have needed twice as much, but I am glad.", "Now I can do it alone."],
}
