"""Given names in both scripts: how an Arabic one is usually written in Latin letters, and which spellings are the same.

An entry is the Arabic spellings, a bar, the Latin ones; the first of each is the one that is written. Names that
differ in a long vowel alone (Hassan, Hussein) are kept apart by this list, since their consonants are one.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.fold import fold

ARAB = """
محمد|Mohammed Mohammad Muhammad Mohamed Mohamad Muhammed Mehmed ; أحمد|Ahmed Ahmad ; محمود|Mahmoud Mahmud ;
حامد|Hamed Hamid ; حميد|Hameed ; حمد|Hamad ; حمدي|Hamdi ; علي|Ali ; حسن|Hassan Hasan ;
حسين|Hussein Hussain Husayn Hossein Husain ; عمر|Omar Umar ; عمرو|Amr Amro ; عمار|Ammar ; خالد|Khaled Khalid ;
خليل|Khalil ; سعيد|Saeed Said Saied ; سعد|Saad ; سعود|Saud Saoud ; مسعود|Masoud Massoud ;
يوسف|Youssef Yousef Yusuf Yousuf Youssouf ; إبراهيم|Ibrahim Ebrahim ; إسماعيل|Ismail Esmail Ismael ;
مصطفى|Mustafa Mostafa Moustafa ; عبدالله|Abdullah Abdallah Abdulla ; عبد|Abdul Abdel Abd ; الله|Allah ;
الرحمن|Rahman ; الرحيم|Rahim ; العزيز|Aziz ; عبدالعزيز|Abdulaziz Abdelaziz ;
عبدالرحمن|Abdulrahman Abdelrahman Abdurrahman ; عبدالرحيم|Abdulrahim Abdelrahim ;
عبدالفتاح|Abdelfattah Abdulfattah ; عبدالقادر|Abdulqader Abdelkader ; عبدالكريم|Abdulkarim Abdelkarim ;
عبدالملك|Abdulmalik Abdelmalek ; عبدالحميد|Abdulhamid Abdelhamid ; عبدالمجيد|Abdulmajid Abdelmadjid ;
عبدالسلام|Abdulsalam Abdessalam ; عبداللطيف|Abdullatif Abdellatif ; أبو|Abu Abou ; بن|bin ben ; ابن|Ibn ;
بنت|bint ; آل|Al ; فتحي|Fathi ; سالم|Salem ; سليم|Salim Selim ; سلمان|Salman ;
سليمان|Suleiman Sulaiman Soleiman Suleyman ; صالح|Saleh Salih ; صلاح|Salah ; صادق|Sadiq Sadeq Sadegh ;
طارق|Tariq Tarek Tareq ; طاهر|Taher Tahir ; طلال|Talal ; كمال|Kamal Kemal ; كامل|Kamel Kamil ; كريم|Karim Kareem ;
كاظم|Kazem Kadhim Kazim ; جمال|Jamal Gamal ; جميل|Jamil Jameel ; جعفر|Jaafar Jafar ; جاسم|Jassem Jassim ;
جواد|Jawad Javad ; جابر|Jaber Jabir ; ناصر|Nasser Nasir ; نصر|Nasr ; نبيل|Nabil ; نبيه|Nabih ; نادر|Nader ;
نايف|Nayef ; نواف|Nawaf ; نوري|Nouri Nuri ; نجيب|Najib Naguib ; نزار|Nizar ; أمير|Amir ; أمين|Amin ; أنور|Anwar ;
أنس|Anas ; أسعد|Asaad ; أسامة|Osama Usama ; أشرف|Ashraf ; أكرم|Akram ; أيمن|Ayman Aiman ; أيوب|Ayoub Ayub ;
إياد|Iyad ; إيهاب|Ihab ; إدريس|Idris Driss ; إلياس|Elias ; باسم|Bassem Basim ; باسل|Basel ; بدر|Badr ;
بسام|Bassam ; بشار|Bashar ; بشير|Bashir Bachir ; بلال|Bilal ; بكر|Bakr ; تركي|Turki ; تميم|Tamim ;
توفيق|Tawfiq Tawfik Taoufik ; ثامر|Thamer ; حاتم|Hatem ; حازم|Hazem ; حبيب|Habib ; حسام|Hussam Hossam ;
حسان|Hassane ; حسني|Hosni ; حيدر|Haider Haidar ; حمزة|Hamza ; راشد|Rashed ; رشيد|Rashid Rachid ;
رضا|Reza Rida Ridha ; رياض|Riyad Riad ; رائد|Raed ; رامي|Rami ; رفيق|Rafik Rafiq ; رمضان|Ramadan Ramezan Ramazan ;
زكريا|Zakaria ; زياد|Ziad Ziyad ; زيد|Zaid Zayd ; زين|Zein Zain ; سامح|Sameh ; سامي|Sami ; سمير|Samir ;
سيف|Saif Seif ; لطيف|Latif ; عفيف|Afif ; نظيف|Nazif ; منيف|Munif ; مكي|Mekki ; سيد|Sayed Sayyed Seyyed ;
شادي|Shadi ; شريف|Sharif Sherif ; شوقي|Shawqi ; صباح|Sabah ;
صدام|Saddam ; ضياء|Diaa ; عادل|Adel ; عارف|Aref ; عاصم|Assem ; عباس|Abbas ; عثمان|Othman Osman Uthman ;
عدنان|Adnan ; عدي|Uday ; عزام|Azzam ; عزت|Ezzat ; عزيز|Aziz ; عصام|Essam Issam ; عطا|Ata ; عقيل|Aqeel ;
علاء|Alaa ; عماد|Imad Emad ; عيسى|Issa Isa Eissa ; غازي|Ghazi ; غسان|Ghassan ; فارس|Fares Faris ;
فاروق|Farouk Farooq ; فادي|Fadi ; فاضل|Fadel Fadhil ; فؤاد|Fuad Fouad ; فهد|Fahd Fahad ; فهمي|Fahmi ;
فوزي|Fawzi Fawzy ; فيصل|Faisal Faysal ; فضل|Fadl ; قاسم|Qassem Qasem Kassem Qasim ; قيس|Qais Kais ;
لطفي|Lotfi Lutfi ; لؤي|Louay ; ماجد|Majed Majid ; مازن|Mazen ; ماهر|Maher ; مأمون|Mamoun ; مبارك|Mubarak ;
مجدي|Magdi Majdi ; مجيد|Majeed ; مدحت|Medhat ; مراد|Murad Mourad ; مروان|Marwan Marouane ; مشعل|Mishaal Meshaal ;
معاذ|Muath Moaz ; معتز|Moataz Mutaz ; معمر|Muammar ; مقتدى|Muqtada Moqtada ; منذر|Munther ; منصور|Mansour Mansur ;
منير|Munir Mounir ; مهدي|Mehdi Mahdi ; مهند|Muhannad ; موسى|Mousa Musa Moussa ; مؤيد|Muayyad ; هاني|Hani ;
هادي|Hadi ; هاشم|Hashem Hashim ; هشام|Hisham Hesham Hicham ; هيثم|Haitham ; وائل|Wael Wail ; وسام|Wissam ;
وليد|Walid Waleed ; ياسر|Yasser Yasir ; ياسين|Yassin Yassine ; يحيى|Yahya Yehya ; يزيد|Yazid ;
يعقوب|Yaqoub Yakub ; أسماء|Asma ; إيمان|Iman ; أمل|Amal ; بثينة|Bouthaina Buthaina ; خديجة|Khadija ; دينا|Dina ;
رانيا|Rania ; ريم|Reem Rim ; زينب|Zainab Zeinab ; سارة|Sarah Sara ; سعاد|Souad Suad ; سلمى|Salma ; سميرة|Samira ;
عائشة|Aisha Aicha ; فاطمة|Fatima Fatma Fatemeh ; فريدة|Farida ; ليلى|Leila Layla ; لينا|Lina ;
مريم|Maryam Mariam Miriam ; منى|Mona Muna ; مها|Maha ; نجلاء|Najla ; ندى|Nada ; نور|Nour Noor ; هالة|Hala ;
هدى|Huda Hoda ; هند|Hind ; هيفاء|Haifa ; ياسمين|Yasmin Yasmine
"""

FOREIGN = """
جون|John ; جورج|George ; مايكل|Michael ; مايك|Mike ; ديفيد|David ; جيمس|James ; جيم|Jim ; جاك|Jack Jacques ;
روبرت|Robert ; روبرتو|Roberto ; روجر|Roger ; رونالد|Ronald ; ريتشارد|Richard ; بول|Paul ; بيتر|Peter ;
باتريك|Patrick ; بريان|Brian ; بيل|Bill ; بنيامين|Benjamin ; توماس|Thomas ; توم|Tom ; توني|Tony ; تيم|Tim ;
وليام|William ; ويليام|William ; والتر|Walter ; جو|Joe ; جوزيف|Joseph ; جوناثان|Jonathan ; جيفري|Jeffrey ;
جيك|Jake ; جيل|Jill ; جاستن|Justin ; جوزيب|Josep ; جوليا|Julia ; جينيفر|Jennifer ; دونالد|Donald ;
دوغلاس|Douglas ; دان|Dan ; دانيال|Daniel ; دانييل|Daniel ; ستيف|Steve ; ستيفن|Stephen Steven ;
ستيفان|Stephane Stefan ; ستيفاني|Stephanie ; سكوت|Scott ; سوزان|Susan ; سارا|Sara ; صموئيل|Samuel ; فرانك|Frank ;
فرانسوا|Francois ; فيليب|Philip Philippe Felipe ; فيكتور|Victor Viktor ; كارل|Karl Carl ; كارلوس|Carlos ;
كريس|Chris ; كريستوفر|Christopher ; كريستين|Christine ; كريستيان|Christian ; كولن|Colin ; كيفن|Kevin ;
كينيث|Kenneth ; لورا|Laura ; لويس|Louis Luis ; ليندا|Linda ; مارك|Mark Marc ; مارتن|Martin ; ماريا|Maria ;
ماري|Marie Mary ; ماركو|Marco ; ماثيو|Matthew ; ماتيو|Mathieu Matteo ; مارغريت|Margaret ; مات|Matt ; نانسي|Nancy ;
نيد|Ned ; نيكولا|Nicolas ; نيكولاس|Nicholas ; نيكولاي|Nikolai Nikolay ; نيل|Neil ; هاري|Harry ; هنري|Henry Henri ;
هيلاري|Hillary ; هانس|Hans ; آنا|Anna ; آن|Anne Ann ; أنتوني|Anthony Antony ; أنطونيو|Antonio ; أندرو|Andrew ;
أندريه|Andrey Andrei Andre ; أندريس|Andres ; أنجيلا|Angela ; أنالينا|Annalena ; أليكس|Alex ;
ألكسندر|Alexander Aleksandr Oleksandr ; ألكسي|Alexei Alexey Aleksey ; أليكسي|Alexei Alexey Aleksey ;
ألبرت|Albert ; آدم|Adam ; آلان|Alan Alain ; إيغور|Igor Ihor ; إيفان|Ivan ; إيمانويل|Emmanuel ;
إيلينا|Elena Yelena ; إليزابيث|Elizabeth ; إدوارد|Edward Eduard ; إريك|Eric Erik ; أولاف|Olaf ; أولغا|Olga ;
أورسولا|Ursula ; أوليفر|Oliver ; بابلو|Pablo ; باولو|Paolo Paulo ; بيدرو|Pedro ; بيير|Pierre ; بوريس|Boris ;
تيريزا|Theresa Teresa ; جان|Jean Jan ; جوليان|Julian Julien ; خوان|Juan ; خوسيه|Jose ;
دميتري|Dmitry Dmitri Dmytro ; ديمتري|Dmitry Dmitri Dmytro ; دميترو|Dmytro ; رفائيل|Rafael Raphael ;
سيرغي|Sergey Sergei Serhiy ; سيرجي|Sergey Sergei Serhiy ; سيباستيان|Sebastian Sebastien ; فاليري|Valery Valeri ;
فلاديمير|Vladimir ; فولوديمير|Volodymyr ; فولكر|Volker ; فيدل|Fidel ; فيتالي|Vitaly Vitali ;
فاسيلي|Vasily Vassily ; كونستانتين|Konstantin ; كلاوس|Klaus ; لويز|Louise ; ميخائيل|Mikhail ; ميخايلو|Mykhailo ;
ميلوش|Milos ; ماكسيم|Maxim Maksim ; يوري|Yuri Yury ; يفغيني|Yevgeny Evgeny ; ينس|Jens ; يان|Jan ;
يوهان|Johan Johann ; يورغن|Juergen ; كيم|Kim ; لين|Lin ; جيان|Jian ; دينق|Deng ; تامي|Tammy ; مورغان|Morgan ;
غراهام|Graham ; غابرييل|Gabriel ; إيريك|Eric ;
كريستوف|Christophe Christoph ; سرجيو|Sergio ; سيرجيو|Sergio ; جورجيو|Giorgio ; ماريو|Mario ; أنطوان|Antoine ;
جيورجيا|Giorgia ;
جورجيا|Giorgia Georgia ; روبيرتا|Roberta ; فرانشيسكو|Francesco ; ليندسي|Lindsey ; تشاك|Chuck ; جاريد|Jared ;
راديك|Radek ;
رادوسلاف|Radoslaw ; لارس|Lars ; ميته|Mette ; كير|Keir ; ريتشي|Richie ; ريشي|Rishi ; غوردون|Gordon ; إيلون|Elon ;
باراك|Barack ;
جيسون|Jason ; جيمي|Jimmy ; شون|Sean ; سيمون|Simon ; سيلفان|Sylvain ; آلن|Allen ; دافيد|David ; لازاريني|Lazzarini ;
أولكسندر|Oleksandr ; أندري|Andriy ; دينيس|Denis Denys ; ميكولا|Mykola ; كيريلو|Kyrylo ; رستم|Rustem ; ميلوني|Meloni ;
لي|Li ; وانغ|Wang ; شي|Xi ; تشانغ|Zhang ; دي|de ; فون|von ;
فان|van ; دير|der
"""


class GivenNames(NamedTuple):
    """The lists above by folded word: the Latin spelling, the Arabic one, the key that both share, the foreign ones."""

    latin: dict[str, str]
    arabic: dict[str, str]
    key: dict[str, str]
    foreign: frozenset[str]


@cache
def given_names() -> GivenNames:
    """The lists above as look-ups; the first entry that has a spelling decides."""
    latin: dict[str, str] = {}
    arabic: dict[str, str] = {}
    key: dict[str, str] = {}
    foreign: set[str] = set()
    for block in (ARAB, FOREIGN):
        for entry in block.split(";"):
            left, _, right = entry.partition("|")
            spellings, names = left.split(), right.split()
            shared = next((key[fold(n)] for n in names if fold(n) in key), fold(names[0]))
            for spelling in spellings:
                latin.setdefault(fold(spelling), names[0])
                key.setdefault(fold(spelling), shared)
            for name in names:
                arabic.setdefault(fold(name), spellings[0])
                key.setdefault(fold(name), shared)
            if block is FOREIGN:
                foreign.update(fold(w) for w in (*spellings, *names))
    return GivenNames(latin, arabic, key, frozenset(foreign))
