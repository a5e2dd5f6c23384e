import { foldCase } from "../domain/text.ts";

/** Questions about this tool itself, not about the guidelines: whether something is kept, what happens if one stops. */

export type ToolTopic = "saved" | "stopping" | "changing" | "whoSees" | "howLong";

/** What the question is on may be named only as part of the tool: 「これ」「回答」「入力した内容」, “this”, “my answers”. */
const THIS =
  "(?:(?:これ|それ|ここ|この(?:回答|答え|入力|内容|対話|画面|会話)|(?:今|いま)?(?:まで)?(?:の)?(?:回答|答え|入力)(?:した(?:内容|もの|こと))?|(?:書|打|答え|入力し)(?:い|っ)?た(?:内容|もの|こと|の)|途中(?:の(?:回答|答え|内容))?|やりとり|会話|対話)(?:って|は|が|を|も|に|まで)*)?";
const THIS_EN =
  "(?:this|that|it|(?:my|the|these) (?:answers?|input|entries|progress|dialog|conversation)|what i (?:type|typed|write|wrote|enter|entered))";
const SOFT = "(?:の|ん|こと)?(?:です|でしょう|だろう)?か?(?:ね|な)?";

const TOPICS: readonly (readonly [ToolTopic, RegExp])[] = [
  [
    "saved",
    new RegExp(
      `^${THIS}(?:どこかに|どこに|自動で|自動的に|勝手に|ちゃんと|途中でも)*(?:保存|記録|セーブ|保管)(?:され(?:ます|る|てい(?:ます|る)|てる)|でき(?:ます|る)|して(?:くれ(?:ます|る)|い(?:ます|る)))${SOFT}$|^${THIS}(?:消え|なくな|無くな)(?:ます|る|ったり(?:します|する)|らない|りません)${SOFT}$|^(?:is|are|will|does) ${THIS_EN} (?:be |being |get )?(?:automatically )?(?:saved?|kept|stored|recorded|lost)(?: somewhere| anywhere| automatically)?$`,
      "u",
    ),
  ],
  [
    "stopping",
    /^(?:(?:もし|この)?(?:途中|ここ|対話|これ|今|いま)(?:で|を)?(?:途中で)?(?:やめ|止め|中断し|閉じ|抜け|終わ|終了し|席を(?:外し|立っ)|切れ)(?:た|る|たり|っ?ても|てしまっ(?:た|ても)|ちゃっ(?:た|ても))(?:ら|と|場合)?(?:は|も)?(?:、)?(?:どうな(?:る|ります|っちゃう)|どうすれば(?:いい|よい)|大丈夫|だいじょうぶ|平気|いい|よい|消え(?:る|ます)|続きから(?:でき|始められ)(?:る|ます))?(?:の|ん)?(?:です|でしょう|だろう)?か?(?:ね|な)?|(?:途中で|あとで|後で)(?:やめ(?:られ|れ)|中断でき|再開でき|続けられ|続きができ)(?:る|ます)(?:の|ん)?(?:です)?か?|what (?:happens |if )(?:if )?i (?:stop|quit|leave|close (?:it|this)|cancel)(?: (?:now|here|halfway|midway|in the middle|half way|early))?|can i (?:stop|pause|leave|quit|continue)(?: (?:and continue|and come back|and resume))?(?: (?:now|here|later|halfway|midway|in the middle|any ?time))*)$/u,
  ],
  [
    "changing",
    /^(?:(?:(?:前の|答えた|さっきの|一度答えた|この)?(?:回答|答え|質問の答え|内容|もの)(?:は|を|って)?)?(?:あと|後|途中|前)(?:から|で|に)(?:直せ|変えられ|変更でき|修正でき|戻れ|やり直せ)(?:る|ます)(?:の|ん)?(?:です)?か?|間違えたら(?:どう(?:すれば(?:いい|よい)|する|なる))?(?:の|ん)?(?:です)?か?|can i (?:change|edit|correct|fix|go back to) (?:my|an|the|this|previous|earlier) ?(?:earlier |previous |last )?(?:answers?|entry|entries|it)?(?: later| afterwards)?|what if i (?:made|make) a mistake)$/u,
  ],
  [
    "whoSees",
    /^(?:(?:これ|この(?:回答|答え|内容|対話|会話|やりとり)|(?:回答|答え|入力した内容|書いたこと|内容|会話)|ここで(?:書いた|打った)こと)(?:って|は|を|が)?)(?:ほかの|他の|上司|課長|みんな|皆|誰|だれ|どんな)?(?:人|職員|人たち)?(?:に(?:も)?|が|から)?(?:見え|見られ|読まれ|見|読まれ|知られ|公開され)(?:る|ます|てい(?:る|ます)|てしまう)(?:の|ん)?(?:です)?か?$|^(?:who (?:can|will|could) (?:see|read) (?:this|it|my answers?|what i (?:type|write))|can (?:others|other people|anyone(?: else)?|my boss) (?:see|read) (?:this|it|my answers?|what i (?:type|write)))$/u,
  ],
  [
    "howLong",
    /^(?:(?:これ|この対話|質問|対話|全部で)?(?:は|って)?(?:あと|全部で)?(?:どのくらい|どれくらい|どれぐらい|何分(?:くらい|ぐらい)?|何問|いくつ質問)(?:時間が)?(?:かかり|ある|あり|続き|残って|かか)?(?:ます|る|い(?:ます|る))?(?:の|ん)?(?:です)?か?|how (?:long|much longer) (?:does|will) (?:this|it) take|how many (?:more )?(?:questions|steps)(?: are (?:there|left))?)$/u,
  ],
];

/** Longer sentences tell of something, and are not about the tool alone. */
const LONGEST = 40;
const LONGEST_EN = 80;

/** Undefined for everything else, and always where a guideline could be meant. */
export function toolTopicIn(text: string): ToolTopic | undefined {
  const folded = foldCase(text)
    .replace(/[\s。、.!！?？…]+$/gu, "")
    .trim();
  const letters = [...folded].length;
  if (letters > (/^[\x20-\x7E’]*$/u.test(folded) ? LONGEST_EN : LONGEST)) return undefined;
  return TOPICS.find(([, words]) => words.test(folded))?.[0];
}
