"""Where invented people come from: shares as in the years 2021 to 2025, towns, languages, words for names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Land:
    """A country of origin. Names are Latin words; `script` writes them as people there would."""

    code: str
    share: int
    zone: str
    language: str
    languages: tuple[str, ...]
    towns: tuple[str, ...]
    script: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    womens_ending: str = ""


def _land(
    code: str, share: int, zone: str, languages: str, towns: str, script: str,
    women: str, men: str, stems: str, endings: str = "", womens_ending: str = "",
) -> Land:  # fmt: skip
    spoken = tuple(languages.split())
    return Land(
        code, share, zone, spoken[0], spoken, tuple(towns.split("|")), script, tuple(women.split()), tuple(men.split()),
        tuple(stems.split()), tuple(endings.split()) or ("",), womens_ending,
    )  # fmt: skip


LANDS = [
    _land(
        "BR", 30, "America/Sao_Paulo", "pt", "Goiânia|Governador Valadares|Uberlândia|Belo Horizonte|Anápolis", "latin",
        "Ana Maria Juliana Fernanda Patricia Camila Adriana Aline Vanessa Larissa Bruna Leticia Rosangela Simone Tatiane"
        " Daiane Priscila Luciana Jéssica Marcela Elaine Débora Regina Tânia",
        "José João Carlos Marcos Paulo Lucas Rafael Rodrigo Wesley Anderson Fábio Diego Thiago Leandro Gilberto Wagner"
        " Ronaldo Edson Cleber Vinícius Márcio Renato Juliano Everton",
        "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida"
        " Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas"
        " Cardoso Ramos Gonçalves Teixeira Borges Moura Cavalcante Queiroz Figueiredo Pacheco",
    ),
    _land(
        "MD", 10, "Europe/Chisinau", "ro ru", "Chișinău|Bălți|Orhei|Cahul|Soroca", "cyrillic",
        "Elena Natalia Tatiana Maria Cristina Ana Olga Doina Svetlana Ludmila Valentina Ecaterina Irina Angela Mihaela Diana"
        " Rodica Lilia Aliona Veronica",
        "Ion Vasile Andrei Alexandru Mihai Sergiu Nicolae Victor Igor Dumitru Vadim Gheorghe Oleg Pavel Iurie Radu Stefan"
        " Petru Valeriu Anatol",
        "Rusu Ceban Ciobanu Munteanu Cebotari Rotaru Sirbu Lungu Popescu Balan Turcanu Cojocaru Moraru Bivol Gutu Bordei"
        " Vrabie Croitoru Plamadeala Dodon Botnari Melnic Railean Ursu Tabara Gorea Negru Codrean Postica Sandu",
    ),
    _land(
        "GE", 9, "Asia/Tbilisi", "ka ru", "Tbilisi|Kutaisi|Batumi|Zugdidi|Telavi", "georgian",
        "Nino Mariam Tamar Ketevan Nana Eka Natia Ana Salome Manana Lela Teona Khatuna Maia Tea Sopio Irma Nestan Medea Eteri",
        "Giorgi Davit Levan Zurab Irakli Nika Luka Tornike Vakhtang Mamuka Gela Shota Besik Otar Temur Malkhaz Avtandil"
        " Merab Zaza Archil",
        "Bera Kapana Gelo Lomi Mai Beri Kvara Chkho Dolo Gogola Tsikla Khara Shengela Makha Sulak Japa Ninua Burdu Tabata"
        " Kiknava Gvasa Nozada Robaki Elia Chelida Pirve Sakva Mchedli Goche Okro",
        "dze shvili",
    ),
    _land(
        "SY", 7, "Asia/Damascus", "ar", "Aleppo|Homs|Daraa|Idlib|Damascus", "arabic",
        "Fatima Amina Rima Hanan Nour Rania Maryam Samira Hiba Lina Sawsan Widad Ruba Amal Salma Kinda Dalal Ghada Yara Iman",
        "Muhammad Ahmad Omar Khalid Yusuf Mahmud Hasan Husayn Bilal Samir Anas Tariq Nizar Ziad Walid Jamal Faris Munir Adnan"
        " Rashid",
        "Haddad Najjar Khatib Sabbagh Hallaq Darwish Qasim Hamdan Mansur Shami Halabi Turkmani Zaytuni Barakat Jabir Salim"
        " Nasir Rifai Kurdi Atasi Dalati Sukkar Tahhan Bitar Qabbani Malki Ayubi Jundi Hakim Katib",
    ),
    _land(
        "AM", 6, "Asia/Yerevan", "hy ru", "Yerevan|Gyumri|Vanadzor|Armavir|Sevan", "armenian",
        "Anahit Nune Hasmik Lilit Gayane Karine Armine Naira Ani Mariam Susanna Ruzanna Narine Arpine Siranush Tatevik Anush"
        " Zaruhi Satenik Nazeli",
        "Aram Armen Davit Gor Hayk Karen Levon Narek Samvel Suren Tigran Vahan Ashot Gagik Hovhannes Ruben Artur Vardan Mher"
        " Sargis",
        "Vardan Grigor Sargs Harutyun Petros Hakob Karapet Mkrtch Avet Ghazar Davt Stepan Manuk Galst Abraham Baghdasar"
        " Poghos Hovsep Melk Simon Tadevos Arakel Ohan Danel Asatr Yeghiazar Zakar Minas Sahak Khachatr",
        "yan",
    ),
    _land(
        "TR", 6, "Europe/Istanbul", "tr ku", "Ankara|Konya|Afyon|Gaziantep|Izmir", "latin",
        "Fatma Ayşe Emine Hatice Zeynep Elif Meryem Sultan Hanife Gülsüm Derya Sevgi Nurcan Yasemin Songül Filiz",
        "Mehmet Mustafa Ahmet Ali Hüseyin Hasan Murat Yusuf Osman Ramazan Emre Serkan Kemal Cengiz Orhan Volkan",
        "Yılmaz Kaya Demir Çelik Şahin Yıldız Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat"
        " Korkmaz Erdem Güneş Bulut Taş Aksoy Avcı Tekin Bozkurt Uçar Sarı",
    ),
    _land(
        "CO", 6, "America/Bogota", "es", "Cali|Pereira|Medellín|Armenia|Bucaramanga", "latin",
        "Luz Martha Sandra Diana Paola Angie Yuliana Claudia Natalia Marcela Viviana Leidy Catalina Jimena Rocío Beatriz",
        "Luis Carlos Jorge Andrés Jhon Diego Julián Óscar Fabián Hernán Camilo Mauricio Edwin Alexander Gustavo Iván",
        "Rodríguez Gómez González Martínez García López Hernández Sánchez Ramírez Pérez Díaz Muñoz Rojas Moreno Jiménez"
        " Vargas Castro Ortiz Suárez Restrepo Ospina Cardona Giraldo Quintero Arango Mejía Londoño Zapata Osorio Valencia",
    ),
    _land(
        "UA", 5, "Europe/Kyiv", "uk ru", "Kharkiv|Lviv|Ternopil|Poltava|Chernivtsi", "cyrillic",
        "Olena Oksana Nataliya Iryna Svitlana Tetyana Halyna Lyudmyla Mariya Hanna Yuliya Nadiya Lesya Daryna Bohdana Sofiya",
        "Oleksandr Andriy Serhiy Volodymyr Mykola Ivan Yuriy Vasyl Petro Roman Taras Bohdan Dmytro Ihor Ruslan Yevhen",
        "Shevch Kovalch Bond Kravch Tkach Oliyn Lys Pavl Marchen Savch Rud Petr Moroz Polishch Kostyuch Havryl Romanch Yurch"
        " Vasyl Kuzm Mel Zakhar Panas Semen Dmytr Honchar Voloshch Kharch Prokop Tymosh",
        "enko uk",
    ),
    _land(
        "MN", 5, "Asia/Ulaanbaatar", "mn", "Ulaanbaatar|Darkhan|Erdenet|Choibalsan", "cyrillic",
        "Oyunchimeg Bolormaa Sarantuya Narantuya Altantsetseg Enkhtuya Nomin Odval Tsetsegmaa Khulan Solongo Delgermaa Uranchimeg"
        " Munkhtsetseg",
        "Batbayar Ganbold Enkhbold Bat Erdene Otgonbayar Temuulen Munkhbat Ganzorig Tumurbaatar Sukhbat Dorj Chuluun Naranbaatar",
        "Batsukh Gantulga Dashdorj Purev Tseren Davaa Bayar Lkhagva Jargal Damdin Sodnom Nyam Badam Choijil Tumen Erdenebat"
        " Myagmar Urtnasan Baatar Zorig",
    ),
    _land(
        "IQ", 5, "Asia/Baghdad", "ar ckb", "Baghdad|Mosul|Basra|Kirkuk|Erbil", "arabic",
        "Zahra Zaynab Huda Suad Intisar Nadia Shahad Rasha Hawra Baydaa Ibtisam Rawan Aseel Wasan",
        "Ali Haydar Abbas Karrar Mustafa Sajjad Jawad Amir Hamza Salam Raad Muntadhar Qusay Laith",
        "Jubouri Dulaimi Tamimi Rubaie Saadi Maliki Zubaidi Obeidi Hashimi Kaabi Bayati Azzawi Janabi Shammari Lami Khafaji"
        " Mousawi Rikabi Darraji Samarrai",
    ),
    _land(
        "SV", 3, "America/El_Salvador", "es", "San Salvador|Santa Ana|San Miguel|Soyapango", "latin",
        "Rosa Carmen Reina Morena Blanca Karla Xiomara Yesenia Delmy Iris Gloria Marlene",
        "Mario Manuel Francisco Ricardo Nelson Wilfredo Santos Douglas Melvin Ernesto Rigoberto Saúl",
        "Hernández Martínez López Flores Rivera Portillo Alvarado Menjívar Ayala Guardado Escobar Cruz Mejía Campos Orellana"
        " Bonilla Chávez Aguilar Pineda Argueta",
    ),
    _land(
        "AL", 3, "Europe/Tirane", "sq", "Tirana|Shkodër|Elbasan|Vlorë", "latin",
        "Valbona Mimoza Elona Mirela Anila Ermira Lindita Ornela Arjana Blerta Drita Teuta",
        "Agron Arben Besnik Dritan Ermal Fatos Gëzim Ilir Klodian Luan Shpëtim Ylli",
        "Hoxha Shehu Dervishi Gjoka Leka Marku Prifti Kola Basha Kurti Çela Bardhi Toska Zeneli Hasani Rama Meta Sula Duka Lala",
    ),
    _land(
        "GN", 3, "Africa/Conakry", "ff fr", "Conakry|Labé|Kankan|Kindia", "latin",
        "Fatoumata Mariama Aissatou Kadiatou Hawa Aminata Djenabou Oumou Binta Saran Nènè Ramatoulaye",
        "Mamadou Ibrahima Ousmane Alpha Thierno Boubacar Sékou Amadou Abdoulaye Souleymane Mory Lansana",
        "Diallo Barry Bah Sow Camara Condé Keita Touré Sylla Soumah Bangoura Traoré Kourouma Doumbouya Cissé Kaba Balde Fofana",
    ),
    _land(
        "RU", 2, "Europe/Moscow", "ru", "Grozny|Kazan|Ufa|Makhachkala", "cyrillic",
        "Zarema Madina Aset Luiza Elina Galina Vera Larisa Zulfiya Marina Tamila Raisa",
        "Aslan Ruslan Magomed Timur Ramzan Viktor Nikolay Anton Rustam Shamil Gleb Yegor",
        "Magomed Dada Khasan Alikhan Isma Umar Tim Petr Sokol Kozl Morgun Zaits Baysult Gaira Yus Sulim Vakha Murta Salt Kadyr",
        "ov", "a",
    ),
]  # fmt: skip
BY_CODE = {land.code: land for land in LANDS}
