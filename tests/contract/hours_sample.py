"""Sixty hours as the region's structures wrote them, read by a person, word by word.

Facts only: what was written of the hours, which days the form had ticked, what they mean. A line
changes only because somebody read the French again, never because the reader answers otherwise.
"""

# ruff: noqa: E501  # they are quoted as they were written

Hours = tuple[str, str, str]  # the text, the days of its column, what it says

READ: tuple[Hours, ...] = (
    (
        "9h à  12h /  14h à  17h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,14:00-17:00",
    ),
    (
        "Accueil du public du lundi au vendredi de 09h00 à 12h30 sans RDV.",
        "{Lundi,Mardi,Jeudi,Mercredi,Vendredi}",
        "Mo-Fr 09:00-12:30",
    ),
    (
        "De 9h00 à 12h00  et de 14h00 à 17h00",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,14:00-17:00",
    ),
    (
        "Du lundi au jeudi : 9h-12h 14h-17h Le vendredi : 9h-12h 14h-16h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:00",
    ),
    (
        "Lundi, Mardi, Vendredi :  9h-12h / 14h-17h Mercredi :  9h-12h - 15h30-17h ; Jeudi :  10h30-12h-14h-17h",
        "{Lundi,Mercredi,Mardi,Jeudi,Vendredi}",
        "Mo,Tu,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00,15:30-17:00; Th 10:30-12:00,14:00-17:00",
    ),
    (
        "Du lundi au jeudi de 9h00 à 12h00 et de 13h30 à 16h45 et le vendredi de 9h00 à 12h00 et de 13h30 à 15h30",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Th 09:00-12:00,13:30-16:45; Fr 09:00-12:00,13:30-15:30",
    ),
    (
        "Horaires d'ouverture : 8h-12h 13h-17h sauf le vendredi 8h-12h 13h-16h30",
        "{Lundi,Mardi,Jeudi,Vendredi}",
        "Mo,Tu,Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00,13:00-16:30",
    ),
    (
        "Horaires d’ouverture : du lundi au vendredi de 9h à 12h et de 13h à 17h.",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,13:00-17:00",
    ),
    (
        "09h00- 12h00 / 13h30- 17h30",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,13:30-17:30",
    ),
    (
        "Mardi : 15H-18H30 -- Mercredi : 10H-12H et 14H-18H30 -- Samedi : 10H-13H et 14H-17H",
        "{Mardi,Mercredi,Samedi}",
        "Tu 15:00-18:30; We 10:00-12:00,14:00-18:30; Sa 10:00-13:00,14:00-17:00",
    ),
    (
        "13h30 - 18h",
        "{Lundi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Mo,We-Sa 13:30-18:00",
    ),
    (
        "09h00 12h00 14h00 17h00",
        "{Lundi,Mardi,Jeudi,Vendredi}",
        "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00",
    ),
    (
        "Lundi Mardi : 9h-12h / 14h/17h ; Mercredi : 9h-12h",
        "{Lundi,Mardi,Mercredi}",
        "Mo,Tu 09:00-12:00,14:00-17:00; We 09:00-12:00",
    ),
    (
        "Mardi : 10h-12h/14h-17h\nMercredi : 10h-12h/14h-16h\nJeudi : 10h-12h/17h-19h",
        "",
        "Tu 10:00-12:00,14:00-17:00; We 10:00-12:00,14:00-16:00; Th 10:00-12:00,17:00-19:00",
    ),
    (
        "Lundi et mercredi de 9h à 12h30 et de 13h30 à 18h - mardi et jeudi de 9h à 12h30 et de 13h30 à 17h30 - vendredi de 9h à 12h30 et de 13h 30 à 16h30",
        "{Lundi,Mardi,Jeudi,Vendredi,Mercredi}",
        "Mo,We 09:00-12:30,13:30-18:00; Tu,Th 09:00-12:30,13:30-17:30; Fr 09:00-12:30,13:30-16:30",
    ),
    (
        "lundi matin : 8h15/12h, mardi, mercredi et jeudi : 9h/12h-13h30/17h, vendredi 9h/12h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo 08:15-12:00; Tu-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00",
    ),
    (
        "Mardi et jeudi : 14h - 22h et Mercredi, vendredi et samedi : 14h - 20h",
        "{Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Tu,Th 14:00-22:00; We,Fr,Sa 14:00-20:00",
    ),
    (
        "9h/12h - 14h/17h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,14:00-17:00",
    ),
    (
        "de 9h à12h puis de 13h30 à 17h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,13:30-17:00",
    ),
    (
        "9h - 12h ; 14h - 16h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,14:00-16:00",
    ),
    (
        "Le mardi de 13h00 à 20h00, les mercredi et samedi de 10h00 à 18h00, le jeudi et vendredi de 13h00 à 18h00",
        "",
        "Tu 13:00-20:00; We,Sa 10:00-18:00; Th,Fr 13:00-18:00",
    ),
    (
        "Mardi et vendredi : 12H30-18H30 -- Mercredi : 10H-18H30 -- Jeudi : 12H30-20H -- Samedi : 10H-17H",
        "{Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Tu,Fr 12:30-18:30; We 10:00-18:30; Th 12:30-20:00; Sa 10:00-17:00",
    ),
    (
        "Lundi : 14h - 18h, mardi 10h - 12h / 14h - 18h, mercredi 10h - 18h, jeudi 14h - 18h, vendredi 10h - 12h / 14h - 18h, samedi 10h - 18h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Mo,Th 14:00-18:00; Tu,Fr 10:00-12:00,14:00-18:00; We,Sa 10:00-18:00",
    ),
    (
        "Lundi : 15h18h  /  Mardi : 10h-12h30 - 15h-18h  /  Mercredi : 10h-19h  /  Jeudi : 15h-18h  /  Vendredi : 10h-12h30 - 15h-18h  /  Samedi : 10h-12h30 - 15h-18h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Mo,Th 15:00-18:00; Tu,Fr,Sa 10:00-12:30,15:00-18:00; We 10:00-19:00",
    ),
    (
        "mar-mer-jeu-ven 10h-12h 13h30-18h30  et le sam 10h-12h30  14h-17h30",
        "{Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Tu-Fr 10:00-12:00,13:30-18:30; Sa 10:00-12:30,14:00-17:30",
    ),
    (
        "Du lundi au vendredi de 9h à 12h30 et de 13h30 à 17h30, fermé les mardi après-midi",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo,We-Fr 09:00-12:30,13:30-17:30; Tu 09:00-12:30",
    ),
    (
        "Lundi : 8h30 – 12h30 / 13h45 – 17h30\nMardi : Fermé au public le matin / 13h45 – 17h30\nMercredi : 8h30 – 12h30 / 13h45 – 17h30\nJeudi : 8h30 – 12h30 / 13h45 – 20h00\nVendredi : 8h30 – 12h30 / 13h45 – 17h30",
        "",
        "Mo,We,Fr 08:30-12:30,13:45-17:30; Tu 13:45-17:30; Th 08:30-12:30,13:45-20:00",
    ),
    (
        "Lundi et Mardi 09h00-12h30 et 13h30-17h00/Mercredi 09h00-12h00 et 13h30-16h30/Jeudi 09h30h-12h30 et 13h30 17h00/Vendredi 09h00-12h30",
        "{Lundi,Mercredi,Jeudi,Vendredi,Mardi}",
        "Mo,Tu 09:00-12:30,13:30-17:00; We 09:00-12:00,13:30-16:30; Th 09:30-12:30,13:30-17:00; Fr 09:00-12:30",
    ),
    (
        "lundi-mardi-jeudi : 9h00 à 12h30 / 14h00 à 17h00 / mercredi 9h00 à 12h30 / vendredi 9h00 à 12h30 - 14h00 à 16h00",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo,Tu,Th 09:00-12:30,14:00-17:00; We 09:00-12:30; Fr 09:00-12:30,14:00-16:00",
    ),
    (
        "lundi: 9h30-12h30 / 14h00-17h00 - mardi: 9h30-12h30/ 14h00-17h00 - jeudi: 9h30-12h30 / 14h00-17h00 - vendredi: 09h30-12h30 / 14h00 - 17h00",
        "{Lundi,Mardi,Jeudi,Vendredi}",
        "Mo,Tu,Th,Fr 09:30-12:30,14:00-17:00",
    ),
    (
        "Lundi : 9h30 à 11h30 et 13h45 à 16h15\nMardi : 8h30 à 12h00 et 13h45 à 16h15\nMercredi : 9h30 à 11h30\nJeudi : 8h45 à 12h00 et 13h30 à 16h30\nVendredi : 8h45 à 12h00 et 13h00 à 16h00",
        "",
        "Mo 09:30-11:30,13:45-16:15; Tu 08:30-12:00,13:45-16:15; We 09:30-11:30; Th 08:45-12:00,13:30-16:30; Fr 08:45-12:00,13:00-16:00",
    ),
    (
        "Lundi\n13h30 – 17h30\n\nMardi\n13h30 – 17h30\n\nMercredi\n10h – 12h  13h30 – 17h30\n\nJeudi\n13h30 – 17h30\n\nVendredi\n13h30 – 17h30\n\nSamedi\nFermé",
        "",
        "Mo,Tu,Th,Fr 13:30-17:30; We 10:00-12:00,13:30-17:30; Sa off",
    ),
    (
        "Mardi, vendredi : de 14h à 18h Mercredi, samedi : de 10h à 12h et de 14h à 18h Jeudi : de 14h à 19h",
        "",
        "Tu,Fr 14:00-18:00; We,Sa 10:00-12:00,14:00-18:00; Th 14:00-19:00",
    ),
    (
        "lundi, mardi, jeudi et vendredi de 9h00 à 12h00 et 13h00 à 17h00 ; mercredi de 13h00 à 17h00",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo,Tu,Th,Fr 09:00-12:00,13:00-17:00; We 13:00-17:00",
    ),
    (
        "9h 12h",
        "{Lundi,Mardi,Jeudi,Vendredi}",
        "Mo,Tu,Th,Fr 09:00-12:00",
    ),
    (
        "Le mardi de 14h00 à 18h00, les mercredi et samedi de 10h00 à 12h00 et de 14h00 à 18h00, le vendredi de 14h00 à 19h30",
        "",
        "Tu 14:00-18:00; We,Sa 10:00-12:00,14:00-18:00; Fr 14:00-19:30",
    ),
    (
        "Du lundi au vendredi 09h00 à 12h30 et de 13h30 à 17h30",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:30,13:30-17:30",
    ),
    (
        "Du lundi au vendredi : 09:00–12:30 / 13:30–17:30",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:30,13:30-17:30",
    ),
    (
        "Mercredi 10h - 12h / 14h - 18h  Jeudi 09h - 12h / 16h - 18h  Vendredi 10h - 12h / 16h - 18h  Samedi 10h - 12h / 14h - 18h",
        "{Mercredi,Jeudi,Vendredi,Samedi}",
        "We,Sa 10:00-12:00,14:00-18:00; Th 09:00-12:00,16:00-18:00; Fr 10:00-12:00,16:00-18:00",
    ),
    (
        "Horaires d'ouverture  Lundi 10h-12h / 14h30-17h30  Mardi 10h-12h  Mercredi 10h-12h / 14h-18h  Jeudi 10h-12h  Vendredi 10h-12h / 14h-18h  Samedi 10h-12h (2e et 4e du mois)",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Mo 10:00-12:00,14:30-17:30; Tu,Th 10:00-12:00; We,Fr 10:00-12:00,14:00-18:00; Sa[2,4] 10:00-12:00",
    ),
    (
        "9h 12h 14h 17h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,14:00-17:00",
    ),
    (
        "9h00 – 12h30 sur RDV et 13h30 – 17h en accueil libre. Fermeture le jeudi matin.",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        'Mo-We,Fr 09:00-12:30 "sur rendez-vous", Mo-We,Fr 13:30-17:00; Th 13:30-17:00',
    ),
    (
        "Lundi : FERME  Mardi : 9h - 12h30 et 13h30 - 17h30  Mercredi : 9h - 12h30 et 13h30 - 17h30  Jeudi : 9h - 12h30 et 13h30 - 17h30  Vendredi : 9h - 12h30 et 13h30 - 17h30  Samedi : 9h30 - 12h30",
        "{Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "Mo off; Tu-Fr 09:00-12:30,13:30-17:30; Sa 09:30-12:30",
    ),
    (
        "Lundi : 9 h à 12 h et de 13 h à 17 h.  Mardi : 9 h à 12 h et de 13 h à 17 h.  Mercredi : 9 h à 12 h et de 13 h à 17 h.  Jeudi : 9 h à 12 h et de 13 h à 17 h.  Vendredi : 9 h à 12 h et de 13 h à 17 h.",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Fr 09:00-12:00,13:00-17:00",
    ),
    (
        "lundi :\t09:00–11:45, 13:30–16:30 mardi :\t13:30–16:30 mercredi :\t09:00–11:45 jeudi :\t09:00–11:45, 13:30–16:30 vendredi : 09:00–11:45, 14:00–16:00",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo,Th 09:00-11:45,13:30-16:30; Tu 13:30-16:30; We 09:00-11:45; Fr 09:00-11:45,14:00-16:00",
    ),
    (
        "Du lundi au jeudi : 09h-12h et 13h15-17h30 / Le vendredi : 09h-16h00 (journée continue)",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Th 09:00-12:00,13:15-17:30; Fr 09:00-16:00",
    ),
    (
        "9h-12h30 et 13h30-16h",
        "{Mardi,Mercredi,Vendredi}",
        "Tu,We,Fr 09:00-12:30,13:30-16:00",
    ),
    (
        "14h/17h",
        "{Lundi}",
        "Mo 14:00-17:00",
    ),
    (
        "2ème et 4ème jeudi du mois de 10h à 13h",
        "{Jeudi}",
        "Th[2,4] 10:00-13:00",
    ),
    (
        "1er et 3ème lundi du mois de 14h à 17h",
        "{Lundi}",
        "Mo[1,3] 14:00-17:00",
    ),
    (
        "Tous les 1er vendredis du mois de 9h30 à 12h30",
        "{Vendredi}",
        "Fr[1] 09:30-12:30",
    ),
    (
        "Lundi au jeudi de 9h à 12h et de 13h30 à 17h00, le vendredi de 9h à 12h",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "Mo-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00",
    ),
)

# What they may mean besides is the reason why they stay text.
KEPT: tuple[Hours, ...] = (
    (
        "du lundi au vendredi, de 9h30 à 12h30 et de 14h00 à 18h00. Fermé les jours fériés et les trois premières semaines d'août.",
        "{Mardi,Lundi,Mercredi,Jeudi,Vendredi}",
        "unread words: trois, semaines",
    ),
    (
        "Mardi 16 h 18 h Mercredi : 9 h 30 12 h - 14 h 18 h. Vendredi : 16 h 18 h. Samedi 9 h 30 12 h - 14h 17 heures",
        "{Mercredi,Jeudi,Samedi,Dimanche}",
        "the text and its columns differ",
    ),
    (
        "Mardi et Jeudi : 16H - 18H -- Mercredi : 10H-12H ; 14H-16H (semaine paire) ou 16H-18H (semaine impaire) -- Samedi : 13H-15H",
        "{Mardi,Jeudi,Mercredi,Samedi}",
        "ambiguous weeks",
    ),
    (
        "9h-12h - 14h-17h fermé le mercredi et vendredi matin. Ouvert 24h/24 - 7j/7 pour les coworkers",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "unread words: pour, coworkers",
    ),
    (
        "En période scolaire :\nMercredi et samedi : de 13h00 à 18h00\n\nPendant les vacances scolaires :\nDu lundi au vendredi : de 10h00 à 19h00",
        "",
        "school holidays",
    ),
    (
        "Mardi: 14h-18h, Mercredi au vendredi : 9h/12h - 14h/18H, samedi 10h/12h-14h/17h ( pas ouvert tous les samedi )",
        "{Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "ambiguous days",
    ),
    (
        "lundi au vendredi de 9h00 à 12h30 / lundi, mardi, jeudi 14h00 à 17h00 (sur rendez-vous les mercredi et vendredi après-midi)",
        "{Lundi,Mardi,Mercredi,Jeudi,Vendredi}",
        "ambiguous appointment",
    ),
    (
        "Du mardi au vendredi : 14 h -19 h",
        "{Mardi,Mercredi,Jeudi,Vendredi,Samedi}",
        "the text and its columns differ",
    ),
)
