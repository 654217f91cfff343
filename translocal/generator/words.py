"""What invented people say and invented colleagues write. Nobody said any of it."""

INTERPRETERS = [
    "Telephone interpreter",
    "Interpreter of the welfare house",
    "A cousin, at their wish",
    "Video interpreter",
]
LEAFLETS = [
    "Leaflet “Your choices”, version 3",
    "Leaflet “Your choices”, version 4",
    "Page “Returning, staying”, 2.1",
]
PLACES = [
    "De Brug, room 2",
    "Video call",
    "Town hall, counter 4",
    "At the reception house",
    "Return desk, first floor",
]
EARLY = ["intake", "negative_first", "appeal_hearing", "negative_final", "registration", "their_own"]
SAID = {
    "not_now": [
        "First the school year.",
        "We cannot think about this yet.",
        "Let us wait for the answer of the court.",
        "Not before the baby is born.",
        "I still hope.",
        "Ask me again after the winter.",
    ],
    "thinking": [
        "I think about it at night.",
        "My brother says yes, my wife is afraid.",
        "We want to count what it would cost.",
        "It depends on my mother's health.",
    ],
    "know_more": [
        "What would happen with the school of the children?",
        "Who decides about the money?",
        "Can I get my medicine there?",
        "How long do we have to stay away afterwards?",
        "I want to hear what they can do for a workshop.",
    ],
    "go_further": [
        "We want to know what would be possible for the children.",
        "I am tired of waiting. I want to see what is possible.",
        "My father is ill. I want to be there in time.",
        "I can work with my uncle if I have tools.",
        "Let us do it properly, step by step.",
        "I want to go home before the summer.",
    ],
}
TURNED = {
    "stays": ["They stay with her sister.", "He found work and stays.", "They want to try once more here."],
    "moves_on": ["They go on to relatives elsewhere.", "He leaves for another country."],
    "withdrawn": [
        "They changed their minds.",
        "Not under these conditions, he says.",
        "They want no more support.",
    ],
    "lost_contact": ["", "Nobody answers the telephone any more."],
    "goes_on": [
        "The shop runs. They need us no longer.",
        "He says: now I can do it alone.",
        "They wish to close it here.",
    ],
}
LETTER = {
    "why": [
        "They would like to hear, calmly, what going back would mean.",
        "He asked for the next step himself.",
        "They want to talk to somebody who knows the way.",
        "The journey can be prepared now.",
    ],
    "words": [
        "We want to know who decides, and whether the children can go to school at once.",
        "I was a baker. I want to bake again.",
        "I do not want to arrive with empty hands.",
        "Please speak slowly, and to both of us.",
        "I have waited six years. I want to decide this myself.",
    ],
    "worries": [
        "",
        "The debts at home.",
        "They fear the neighbours' talk.",
        "His mother is ill.",
        "Where to live at first.",
    ],
    "promised": [
        "",
        "That somebody they know is there at the first meeting.",
        "That nothing is signed at the first meeting.",
    ],
}
ANSWERS = [
    "",
    "",
    "I look forward to meeting them.",
    "Tuesday suits me.",
    "Thank you for the letter; we take it up.",
]
ELSEWHERE = "They live in the area of this desk, which knows the house."
NO_PLACE = "We have no place before the autumn; please ask another house."
