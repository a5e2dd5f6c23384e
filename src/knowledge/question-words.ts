/** How questions are put, in Japanese and English: the words that say that something is asked, not what. */

/** Politeness and question forms, removed before the search. Longer forms stand before the shorter ones they contain. */
export const JAPANESE_FORMS = new RegExp(
  [
    "お疲れ(?:さま|様)です|お世話に(?:なって(?:おり|い)ます|なります)|すみません(?:が)?|恐れ入りますが|恐縮ですが|お手すきの際に|できれば|よろしくお願い(?:し|いたし)ます",
    "(?:そのまま)?引用で",
    "(?:教|おし)え(?:てい?ただけ(?:ます(?:でしょう)?|ません|ないでしょう)か|てい?ただきたい|て(?:下さい|ください|ほしい|欲しい|もらえる|くれ(?:る|ん)?|や|ー|ちょ)?)",
    "ご?教示(?:ください|いただけ\\S*)?|ご?説明(?:して)?(?:ください|下さい)?|知りたい(?:です|んだけど|のですが)?",
    "について(?:は|の|も)?|に関して(?:は)?|に関する",
    "どのように|どのような|どういう(?:ふうに|こと|もの|意味)?|どうやって|どうなって(?:い|る)\\S{0,3}|どうなる(?:の|ん)?|どんな|どう(?:いった|なり|いう|すれば|したら|する)?(?:いい|よい)?",
    "何と(?:いう|呼)?|なんて(?:いう|呼)?|何(?:が|を|は|の|て)|なに(?:が|を|は)?|なんだっけ|何だっけ",
    "でしょうか|ですか|ますか|ませんか|ありますか|ますでしょうか|でしたっけ|(?:ん)?だっけ|っけ|なのか|なの|ですよね|だよね|やろか|かいな|かなあ?|んやろ|んかな|べか|だべ",
    "(?:指針|ガイドライン|ガイドブック|手引き?)(?:における|では|で|に|には|って)",
    "それぞれ|書いて(?:あり|い|ある)\\S{0,4}|書かれて(?:い|る)\\S{0,4}|書きぶり|記載(?:され|し)\\S{0,4}|定めて(?:い|る)\\S{0,3}|挙げ(?:られて|ら|て)\\S{0,4}|挙がって\\S{0,4}|載って(?:い|る)\\S{0,3}",
    "(?:列挙|要約|箇条書き|リストアップ)(?:に|で)?(?:し(?:て|た)?|せよ|を)?(?:ください|下さい|ほしい|もらえ\\S*)?",
    "あわせて|全部|すべて|全て|一覧|リスト",
    "ってこと|って|とか|みたい(?:な|に)?|ちょっと|えっと|あの[ー、]|えーと|やっぱ(?:り)?|そもそも|ところで|ちなみに|一応",
    "[?？。、！!…]",
  ].join("|"),
  "gu",
);

const ENGLISH_FORMS = new Set(
  (
    "according what which who whom whose how does do did done is are was were am the a an of to in for and or on with by from that this these those " +
    "they them it its be been being can could should must shall may might have has had between about under there their as at into than then " +
    "guideline guidelines city cities please tell me say says said kind kinds many any some one when where why if not no will would i we you us your our my " +
    "give list explain describe show does it mean so also just really actually something someone anything anyone get gets us let's"
  ).split(" "),
);

/** Whether an English word only carries the question's form. */
export const isEnglishForm = (word: string): boolean => ENGLISH_FORMS.has(word.toLowerCase());

/** Words of comparing: they say that cities are set side by side, not what is compared. */
export const COMPARING =
  /どう違(?:う|い)(?:ます)?|どこが違(?:う|い)(?:ます)?|違(?:い|う|って)(?:は|が|を)?|ちが(?:う|い)(?:ます)?|くらべ(?:て|る|たい)|比べ(?:て|る|たい|ると)?|比較(?:して|したい|すると)?|異な(?:る|って|り)|共通(?:点|する|して)?|同じ|の差|中身|相違点?|\b(?:compare[ds]?|comparing|comparison|differences?|differs?|different|versus|vs|both|same)\b/giu;

/** All cities are meant, and set side by side: 「各市の…」, “compare the cities' …”. Which city it is, is another question. */
export const EVERY_CITY =
  /(?:各|全|すべての|全ての|全部の|それぞれの|[5五](?:つの)?)(?:市(?![民町場長役井])|自治体|市町村|指針)(?:の?間|ごと)?|(?:市|自治体|市町村|指針)(?:ごと|別)(?=に|の|$)/gu;
const EVERY_CITY_EN =
  /\b(?:compar(?:e|ing|ison)|differ(?:s|ent|ence|ences)?|side by side|across)\b[^.?!]*\b(?:cities|municipalities)\b|\b(?:each|every) (?:city|municipality)\b|\b(?:all|the) five (?:cities|municipalities|guidelines)\b/iu;
export const asksEveryCity = (text: string): boolean =>
  text.search(EVERY_CITY) >= 0 || EVERY_CITY_EN.test(text);

/** Questions that want every item of a section. */
const LISTING =
  /一覧|全部|ぜんぶ|すべて|全て|(?:[0-9一二三四五六七八九十]|いくつか)つの|[0-9一二三四五六七八九]つ(?!目)|列挙|何があ(?:る|り)|何と何|どんな(?:もの|の|種類|形|原則|形態|やり方|方法)が|挙げて|項目|種類|\ball (?:the|of)\b|\blist\b|\b(?:two|three|four|five|six|seven|eight|ten) (?:principles|attitudes|forms|zones|rules|elements|stages|roles|points)\b|\bwhat are the\b/iu;
export const isListing = (text: string): boolean => LISTING.test(text);

/** A question that leans on the turn before it. */
export const LEANING =
  /^(?:じゃあ?|では|それ|その|それなら|これ|この|あと|で、|そっち|もう(?:片方|一つ|ひとつ)|他(?:に)?は|ほか(?:に)?は|and |what about|how about|then |so |the other|why|it )/iu;
/** A question this short, in folded characters, leans on the turn before it, too. */
export const SHORT_QUESTION = 14;

/** What kind of fact is asked for, and how a sentence looks that holds it. */
export const FACT_KINDS: readonly { readonly asked: RegExp; readonly held: RegExp }[] = [
  {
    asked:
      /何(?:件|団体|人|割|％|%|パーセント|個|つ|番|種類|段階|年|次)|いくつ|割合|回答率|回答数|how many|what (?:percentage|share|rate)|number of/iu,
    held: /[0-9]/u,
  },
  {
    asked: /いつ|何年|年度|時期|期間|when\b|which year|what year/iu,
    held: /平成|年度|[0-9]年|[0-9]月|以降/u,
  },
  {
    asked: /誰|だれ|どこの課|何課|担当|どの課|どの部署|who\b|which (?:office|division|section|department)/iu,
    held: /課|担当|会議|機関|委員/u,
  },
  {
    asked: /なぜ|なんで|どうして|理由|何のため|ねらい|why\b|purpose|reason/iu,
    held: /ため|から|ことで|により|よって/u,
  },
  {
    asked: /とは|定義|意味|って(?:何|なに)|どういうこと|呼ぶ|define|definition|mean|what is/iu,
    held: /とは|をいう|をいい|と定義|こと(?:を|で)|指します|形態です|方法$|方法。/u,
  },
  { asked: /例|たとえば|具体的|どんなもの|example|instance/iu, held: /例|など|[●・]/u },
  {
    asked: /注意|留意|気をつけ|気を付け|caution|careful/iu,
    held: /必要|重要|大切|求められ|なければ|ません|配慮/u,
  },
];
