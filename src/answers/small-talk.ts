/** Greetings, thanks and chat: answered with a friendly word, never with a passage. */

const GREETING =
  /^(?:こんにち[はわ]|こんばん[はわ]|おはよ|(?:いつも|どうも|ほんと(?:う)?に?|本当に)?、?ありがと|あざす|サンキュ|どうも|はじめまして|初めまして|元気|やあ|やっほ|よろしく|お疲れ(?:様|さま)?(?:です|でした)?[。!！〜ー]*$|おつかれ|おつです|さようなら|バイバイ|またね|おやすみ|ただいま|いただきます|ごちそうさま|了解|りょうかい|オッケー?|OK[!！。]*$|うん[。!！]*$|はい[。!！]*$|なるほど(?:ね|です)?[。!！]*$|へえ|ふう|はあ|やれやれ|すご[いー]|さすが|わかりました[。!！]*$|助かっ|うれしい|嬉しい|楽し[いか]|つかれた|疲れた|眠い|ねむい|暇|ひま|hello|hi\b|hey\b|thanks|thank you|thx|haha|lol|wow|cool[!.]*$|great[!.]*$|nice (?:to meet|work|job)|good (?:morning|evening|afternoon|night|job|bye)|bye\b|see you|ok(?:ay)?[!.]*$)/iu;

const CHAT =
  /(?:あなた|あんた|君|きみ|ボット|お前|ナビ(?:さん|くん|ちゃん)?|(?:ロ|A)ボット)(?:って|は|の|に|が)?(?:誰|だれ|何者|お?名前|何が(?:でき|好き)|なに(?:が|もの)|人間|AI|機械|ロボット|どうやって|感情|男|女|いくつ|好き|賢|かしこ|すごい|何歳|歳|年齢|どこ(?:に|で)(?:住|生)|疲れ|元気|嫌い|恋人|家族|趣味)|天気|weather|冗談|ジョーク|joke|(?:好き|嫌い)(?:な|です)|面白い(?:話|こと)|おもしろい(?:話|こと)|what time is it|what day is|仕事(?:を)?奪|who (?:made|are|created|built) you|are you (?:a |an )?(?:human|robot|ai|bot|real|happy|tired|male|female)|how are you|what can you do|you(?:'re|r| are) (?:great|awesome|nice|stupid|funny|smart|clever|cute|the best|a genius)|誰が作った(?:の|ん)|(?:賢い|かしこい|えらい|偉い|かわいい|すごい|やさしい|優しい)(?:ね|な|です)|愛して|歌って|歌を|今日の(?:日付|曜日|昼|ランチ|ご飯|夕飯|運勢|ニュース)|何曜日|今何時|いま何時|your (?:name|favou?rite|hobby|hobbies|age)|do you (?:like|love|sleep|dream|have (?:feelings|friends|a name))|お(?:腹|なか)(?:が)?(?:す|空|減|へ|いた|痛)|腹(?:が)?(?:減|へ)|寒い(?:ね|な|です|$)|暑い(?:ね|な|です|$)|funny|何歳|how old are you|love you|sing |彼氏|彼女(?:いる|は)|結婚(?:して|は)|ラーメン|おすすめの(?:店|本|映画|ランチ|ご飯)|bored|試合(?:見|み|勝|どう)|昨日の(?:夜|テレビ|野球|サッカー)|週末(?:は|何|どう)|終わった(?:ー|〜|[あぁ]+$|!|！|。|$)|食べた|食べよ|飲みたい|飲みに|遅刻|だる[いっ]|しんど|帰りたい|やる気(?:が)?(?:出|で)ない|昼(?:ご飯|ごはん|飯|休み)|夕飯|朝ごはん|tell me a (?:story|joke)|a story|しりとり|占い|宝くじ|円周率|(?:^|[^0-9])[0-9]+ ?[+＋×x*÷/] ?[0-9]+/iu;

/** Short words between people that may stand one after another: “ok cool thx, that's all, bye!”. */
const PHRASES =
  /\b(?:ok(?:ay)?|cool|thx|ty|thanks?|thank you|so much|very much|a lot|great|perfect|awesome|nice|fine|good|cheers|bye|see you|later|that['’]?s (?:all|it)|got it|understood|noted|will do|nothing else|all good|no more questions?|for now|then|and|again|morning|evening|how['’]?s it going|how are you(?: doing)?|what['’]?s up|hi|hello|hey|there|haha|lol|everyone|guys|have a (?:nice|good|great) (?:day|one|evening|weekend))\b/giu;

/** Words that make even a chatty sentence a question on collaboration. */
const ON_TOPIC =
  /協働|共働|指針|ガイドライン|委託|後援|共催|補助|助成|領域|形態|原則|評価|団体|市民|自治会|町内会|ＮＰＯ|NPO|ボランティア|行政|役所|事業|collabor|guideline|citizen|grant|subsid|volunteer|municipal/iu;

/**
 * Whether a message is small talk: it gets a friendly word, no passages. Expects NFKC text.
 */
export function isSmallTalk(text: string): boolean {
  const trimmed = text.trim();
  if (ON_TOPIC.test(trimmed)) return false;
  return GREETING.test(trimmed) || CHAT.test(trimmed) || !/[\p{L}\p{N}]/u.test(trimmed.replace(PHRASES, ""));
}

/** People and groups called in a chat, as platforms write them. */
const MENTION = /<[@!#][^>]*>|@[\p{L}\p{N}_.-]+/gu;

/** Whether a message says nothing: only mentions, emoji, punctuation. */
export const saysNothing = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text.normalize("NFKC").replace(MENTION, " "));
