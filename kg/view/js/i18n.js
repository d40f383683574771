// The page's words in both languages, and numbers and dates in the language's own digits.

const WORDS = {
  skip: ["الانتقال إلى الأدلة", "Skip to the evidence"],
  title: ["خريطة المواقف", "Stance map"],
  filters: ["المرشِّحات", "Filters"],
  evidence: ["الأدلة", "Evidence"],
  time: ["الزمن", "Time"],
  views: ["طرق العرض", "Views"],
  tools: ["أدوات", "Tools"],
  network: ["الشبكة", "Network"],
  matrix: ["المصفوفة", "Matrix"],
  timeline: ["الخط الزمني", "Timeline"],
  agreement: ["التوافق", "Agreement"],
  ego: ["تركيز", "Focus"],
  compare: ["مقارنة", "Compare"],
  search: ["بحث", "Search"],
  searchHint: ["ابحث في الجهات والقضايا والاقتباسات والتواريخ…", "Search actors, topics, quotes, dates…"],
  searching: ["يجري فتح نصوص الاقتباسات…", "Opening the quotes…"],
  language: ["English", "العربية"],
  theme: ["الألوان: فاتح أو داكن", "Colours: light or dark"],
  share: ["نسخ الرابط", "Copy link"],
  shared: ["نُسخ رابط هذا العرض", "The link to this view is copied"],
  export: ["تصدير", "Export"],
  print: ["طباعة", "Print"],
  png: ["صورة PNG", "PNG picture"],
  svg: ["رسم SVG", "SVG drawing"],
  csv: ["جدول CSV للتصريحات", "Statements as CSV"],
  saved: ["حُفظ الملف {name}", "Saved {name}"],
  reset: ["مسح المرشِّحات", "Reset filters"],
  remove: ["إزالة المرشِّح {what}", "Remove filter {what}"],
  position: ["الموقف", "Position"],
  for: ["مؤيِّد", "For"],
  open: ["منفتح أو بشروط", "Open or conditional"],
  neutral: ["محايد", "Neutral"],
  reserved: ["متحفِّظ", "Reserved"],
  against: ["معارض", "Against"],
  acts: ["نوع القول", "Kind of act"],
  approve: ["تأييد", "Approval"],
  commit: ["التزام", "Commitment"],
  request: ["طلب", "Request"],
  assess: ["تقدير", "Assessment"],
  doubt: ["شك وقلق", "Doubt and concern"],
  disapprove: ["رفض وانتقاد", "Disapproval"],
  coerce: ["تهديد", "Coercion"],
  actors: ["الجهات", "Actors"],
  blocs: ["الكتل", "Blocs"],
  topics: ["القضايا", "Topics"],
  sources: ["المصادر", "Sources"],
  confidence: ["الثقة", "Confidence"],
  atLeast: ["لا تقل عن {n}", "at least {n}"],
  findIn: ["بحث في: {what}", "Find in {what}"],
  more: ["المزيد ({n})", "More ({n})"],
  fewer: ["أقل", "Fewer"],
  unfold: ["فتح {what}", "Open {what}"],
  level: ["الجهة:", "Actor:"],
  speaker: ["المتحدث", "who speaks"],
  principal: ["من يُتحدَّث باسمه", "on whose behalf"],
  others: ["آخرون", "Others"],
  othersOf: ["{what}: آخرون", "{what}: others"],
  folded: ["مجموعة من {n}، اضغط لفتحها", "a group of {n}, press to open"],
  strongest: ["أقوى {n} صلة من {all}؛ المصفوفة تعرضها كلها", "The strongest {n} of {all} links; the matrix shows them all"],
  nothing: ["لا تصريحات بهذه المرشِّحات", "No statements pass these filters"],
  all: ["كل التصريحات", "All statements"],
  close: ["إغلاق", "Close"],
  clear: ["إلغاء التحديد", "Clear selection"],
  focusOn: ["تركيز على {what}", "Focus on {what}"],
  timelineOf: ["الخط الزمني: {what}", "Timeline of {what}"],
  filterTo: ["حصر العرض في {what}", "Only {what}"],
  relations: ["الصلات", "Links"],
  onBehalf: ["باسم {who}", "on behalf of {who}"],
  said: ["قيل في {date}", "said {date}"],
  reported: ["نُشر في {date}", "reported {date}"],
  undated: ["بلا تاريخ", "no date"],
  former: ["سابقًا", "former"],
  negatedMark: ["منفي", "negated"],
  conditionIs: ["الشرط: {what}", "Condition: {what}"],
  aimedAt: ["موجَّه إلى {who}", "aimed at {who}"],
  cite: ["نسخ كاستشهاد", "Copy as citation"],
  cited: ["نُسخ الاستشهاد", "Citation copied"],
  notCopied: ["تعذّر النسخ؛ النص: {text}", "Could not copy; the text: {text}"],
  link: ["المصدر: {name}، يُفتح في نافذة جديدة", "Source: {name}, opens in a new window"],
  showMore: ["عرض المزيد من التصريحات ({n})", "Show more statements ({n})"],
  newest: ["الأحدث أولًا", "Newest first"],
  oldest: ["الأقدم أولًا", "Oldest first"],
  surest: ["الأوثق أولًا", "Surest first"],
  sort: ["الترتيب", "Order"],
  direct: ["كلام مباشر", "direct speech"],
  indirect: ["كلام منقول", "indirect speech"],
  mixed: ["مباشر ومنقول", "partly quoted"],
  performative: ["فعل قولي", "speech act"],
  attitude: ["موقف منسوب", "ascribed attitude"],
  headline: ["عنوان", "headline"],
  brush: ["اختيار مدة: {from} إلى {to}", "Chosen period: {from} to {to}"],
  from: ["من", "From"],
  to: ["إلى", "To"],
  periodStart: ["بداية المدة", "Start of the period"],
  periodEnd: ["نهاية المدة", "End of the period"],
  allTime: ["كل المدة", "All time"],
  hint: ["اضغط على جهة أو قضية أو خط لعرض الأدلة · / للبحث · Esc للإلغاء", "Press an actor, a topic or a line for its evidence · / search · Esc clear"],
  linkTip: ["{actor} · {side} · {topic} · {n}", "{actor} · {side} · {topic} · {n}"],
  cellOf: ["{actor}، {topic}: {what}", "{actor}, {topic}: {what}"],
  undatedToo: ["{n} بلا تاريخ", "{n} without a date"],
  textsMissing: ["تعذّر فتح النصوص", "The texts could not be opened"],
  byTopic: ["قضيةً قضية", "topic by topic"],
  byActor: ["جهةً جهة", "actor by actor"],
  linesBy: ["الخطوط:", "Lines:"],
  byTopics: ["بحسب المواقف من القضايا المشتركة", "by stances on shared topics"],
  byWords: ["بحسب الكلام الموجَّه", "by words aimed at one another"],
  agree: ["متفقان", "Agree"],
  conflict: ["مختلفان", "Differ"],
  differ: ["مختلفان", "Differ"],
  circleHint: ["المتقاربون متجاورون؛ سُمك الخط بعدد القضايا", "Those who agree stand together; a line is as wide as the topics are many"],
  favourable: ["إيجابي", "Favourable"],
  unfavourable: ["سلبي", "Unfavourable"],
  aimedHint: ["سُمك الخط بعدد التصريحات الموجَّهة", "A line is as wide as the statements aimed are many"],
  noPairs: ["لا جهتين اتخذتا موقفًا من قضية واحدة", "No two actors took sides on one topic"],
  strongestOf: ["أقوى {n} من {all}", "The strongest {n} of {all}"],
  pairText: ["{one} و{two}: يتفقان في {agree}، ويختلفان في {conflict}", "{one} and {two}: agree on {agree}, differ on {conflict}"],
  aimedText: ["{one} ← {two}: إيجابي {agree}، سلبي {conflict}", "{one} → {two}: favourable {agree}, unfavourable {conflict}"],
  company: ["المتفقون والمختلفون", "Who agrees and who differs"],
  periods: ["مدتان", "Two periods"],
  twoActors: ["جهتان", "Two actors"],
  shifted: ["تحوّل جزئيًا", "Shifted"],
  needsTwo: ["لا يوجد ما يُقارن بهذه المرشِّحات", "Nothing to compare with these filters"],
  one: ["الأول", "First"],
  two: ["الثاني", "Second"],
  earlier: ["قبل:", "Earlier:"],
  later: ["بعد:", "Later:"],
  verdict: ["النتيجة", "Finding"],
  turned: ["تغيّر", "Turned"],
  same: ["بلا تغيّر", "No change"],
  new: ["جديد", "New"],
  gone: ["لم يتكرر", "Not repeated"],
  onlyOne: ["الأول وحده", "First only"],
  onlyTwo: ["الثاني وحده", "Second only"],
  machineLabel: ["تسمية آلية", "machine-made label"],
  generated: ["{shown} من {all}", "{shown} of {all}"],
};

// zero, one, two, few, many, other for Arabic; one, other for English
const NOUNS = {
  statements: {
    ar: ["لا تصريحات", "تصريح واحد", "تصريحان", "{n} تصريحات", "{n} تصريحًا", "{n} تصريح"],
    en: ["{n} statement", "{n} statements"],
  },
  articles: {
    ar: ["لا مقالات", "مقال واحد", "مقالان", "{n} مقالات", "{n} مقالًا", "{n} مقال"],
    en: ["{n} article", "{n} articles"],
  },
};
const CLASSES = { ar: ["zero", "one", "two", "few", "many", "other"], en: ["one", "other"] };

export const locale = { lang: document.documentElement.lang === "en" ? "en" : "ar" };


export function t(key, values = {}) {
  const pair = WORDS[key];
  return fill(pair ? pair[locale.lang === "ar" ? 0 : 1] : key, values);
}

function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

const cache = new Map();
function formatter(kind, options) {
  const key = locale.lang + kind;
  if (!cache.has(key)) {
    const tag = locale.lang === "ar" ? "ar-EG-u-nu-arab" : "en-GB";
    cache.set(key, new Intl[kind === "number" ? "NumberFormat" : "DateTimeFormat"](tag, options));
  }
  return cache.get(key);
}

export function num(value) {
  return formatter("number", {}).format(value);
}

export function percent(part) {
  return num(Math.round(part * 100)) + (locale.lang === "ar" ? "٪" : "%");
}

export function counted(noun, n) {
  const { lang } = locale;
  const rule = new Intl.PluralRules(lang).select(n);
  const forms = NOUNS[noun][lang];
  return fill(forms[CLASSES[lang].indexOf(n === 0 && lang === "ar" ? "zero" : rule)] ?? forms.at(-1), { n: num(n) });
}

// An ISO date of any precision: 2024, 2024-05, 2024-05-19
export function date(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  if (!year) return iso;
  const when = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
  when.setUTCFullYear(year);
  const options = { timeZone: "UTC", year: "numeric" };
  if (month) options.month = "long";
  if (day) options.day = "numeric";
  return formatter("date" + Object.keys(options).length, options).format(when);
}

export function label(thing) {
  return thing[locale.lang] || thing.en || thing.ar || "";
}

export function otherLabel(thing) {
  const other = locale.lang === "ar" ? thing.en : thing.ar;
  return other && other !== label(thing) ? other : "";
}

export function officeOf(record) {
  return locale.lang === "ar" ? record.office_ar : record.office_en;
}
