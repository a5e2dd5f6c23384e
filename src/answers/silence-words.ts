/**
 * What people ask for that guidelines on collaboration do not hold. Score thresholds cannot tell such questions from
 * good ones (measured: AUC .64–.77), because a text that speaks of grants looks right for any question on grants; what is
 * asked for can. Each attribute is lifted again when the best passages do hold such a thing.
 */

const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join("|"), "iu");
/** English words begin where a word begins: “now” is no part of “know-how”. */
const english = (pattern: string): string => `\\b(?:${pattern})`;

export interface Attribute {
  readonly name: "money" | "contact" | "person" | "paperwork" | "deadline" | "law" | "later";
  readonly asked: RegExp;
  /** How a passage looks that does hold it; absent where none can. */
  readonly held?: RegExp;
}

export const ATTRIBUTES: readonly Attribute[] = [
  {
    name: "money",
    asked: anyOf(
      "いくら(?!か(?!か)|でも|なんでも)|なんぼ|ナンボ|おいくら|金額|上限額|上限(?:って|は|が|の|まで|なし|ある)|補助率|助成率|交付率|負担割合|何割(?:補助|負担|出|も[つち]|まで|[?？]|$)|何対何",
      "予算(?:額|は|って|規模|の|が|を|どの|いくら)|報酬|日額|月額|年額|謝礼|謝金|料金|使用料|利用料|受講料|参加費|年会費|手数料|減免|単価|価格|値段|給料|時給|手当|ギャラ|バイト代",
      "人件費|維持費|運営費|材料費|治療費|交通費|光熱費|標準額|目標額|総額|何円|何万|何千円|何億|何分の一",
      "費用は(?:いくら|どれ|どの)|かかる費用|(?:お金|費用|経費|会場代|代金|補助|助成|資金|市)(?:は|って|が|を)?(?:どれ|どの|どん)(?:くらい|ぐらい|だけ)|(?:どれ|どの|どん)(?:くらい|ぐらい|だけ).{0,8}(?:お金|費用|もらえ|出(?:し|る|て)|くれ)",
      "無料|有料|タダ(?:で|な|\\?|$)|ただで(?:でき|使|借)|元が取れ|黒字",
      english(
        "how much (?:money|funding|subsidy|support|grant|does|is|are|do|will|can|would)|\\bfees?\\b|\\brents?\\b|budget|salary|\\bprice\\b|\\byen\\b|\\bcosts? (?:to|for)\\b|maximum (?:amount|subsidy|grant)|subsidy rate|amount of|hourly|reward|free of charge|for free|paid for",
      ),
    ),
    held: /[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:円|万円|千円)|補助率/u,
  },
  {
    name: "contact",
    asked: anyOf(
      "電話(?:番号|は|って|を教|教え|の番号|ください|知りたい|[?？]|$)|でんわばんごう|ＴＥＬ|\\btel\\b|ファックス|ファクス|\\bfax\\b|メールアドレス|e-?mail|メアド|メール(?:は|って|$|[?？])",
      "所在地|住所(?:は|を|って|教|一覧|と|$)|番地|内線|開庁|開館|営業時間|受付時間|受付(?:は|って)何時|休館|定休|お休み|駐車場|ＵＲＬ|\\burl\\b|リンク先|アクセス(?:方法|は)|最寄|どうやって行[けくっ]|駅から|バスで行|歩いて行|徒歩",
      "土日|土曜|日曜|祝日|休日に|何曜日|夜間窓口|開いて(?:い|る|ま|ん)|やってる時間|行き方|地図|何階|何時(?:から|まで|に|ごろ)",
      "(?:課|係|窓口|センター|ステーション|市役所|役所|事務所|施設|会場)(?:の人|の方)?(?:に|って|は|が|の)?.{0,10}(?:どこに(?:ある|あり)|場所(?:は|って|わか|を教|どこ))|会いに行|連絡(?:を)?(?:と|取)りたい|連絡先(?:は|を|って|教|知|ください)",
      english(
        "phone|telephone|street address|(?:e-?mail|postal|web|home) address(?:es)?|opening hours|open (?:on|at|until)|contact person|office hours|parking|(?:website|web site|home ?page)(?:['’]s)? (?:address|url|link)|(?:address|url|link) (?:of|to|for) (?:the |its |their |your )?(?:website|web site|home ?page)|what(?:['’]s| is) (?:the|its|their|your) (?:website|web site|home ?page)|(?:what|which) (?:tv |cable )?channel|(?:what time|what hours|when) (?:does|do|is|are) .{3,50}(?:open|close)|where is .{3,40}(?:located|office|cent(?:er|re)|station)|located",
      ),
    ),
    held: /電話番号|[0-9]{2,4}-[0-9]{2,4}-[0-9]{4}|@|https?:/u,
  },
  {
    name: "person",
    asked: anyOf(
      "名簿(?:は|って|が(?:見|ほし|欲し|あ[りれ])|を?(?:見|くだ|下さ|ほし|欲し|もら|教|閲覧|公開)|に載って|[?？]|$)|氏名|(?:メンバー|委員|団体|職員|会員)(?:の)?(?:一覧|リスト|全員|名簿)(?!づくり|を作|に載|作り)|回答しなかった|答えなかった|担当者(?:のお?名前|名|は誰|って誰|さん|に)",
      "(?:委員長|会長|座長|部長|課長|係長|代表|市長|町長|理事長|責任者|作成者|館長|所長|事務局長)(?:さん)?(?:は|って|の)?(?:誰|だれ|お?名前|氏名|どなた|どんな人)|市長(?:の考え|は何|がやる)",
      "(?:団体|委員|メンバー|職員|会員|代表|担当|座長|課長|市長|人|者)(?:さん)?、?の?お?名前(?!を(?:連|並|使|貸|載))(?:は|を|って|が|なんて|何て|教|一覧|リスト|公|出|[?？]|$)|(?:名前|団体名)(?:を|は)?(?:全部|すべて|全て|一覧|教え|リスト|出し)",
      "(?:どこの|どの|何ていう)(?:地区|町内|学校|公園|会社|企業|店|業者)(?:で|が|を|に|の)|どの(?:へん|辺|あたり)の(?:道|所|場所|地区|公園|川|学校|駅)|どこらへん|どこら辺|具体的な(?:団体|会社|人)名",
      "個人情報を|代表者|(?:答えた|回答した|担当した|作った|書いた)(?:人|職員|団体|担当者)(?:は|の(?!数|割合)|って|に)|誰が(?:書い|執筆|作っ)|という?(?:職員|人)(?:は|って)(?:誰|だれ)|(?:と|った)(?:職員|人)は(?:誰|だれ)",
      english(
        "(?:who(?:['’]s| is| was)|name of) (?:the |our )?(?:current |present )?mayor|mayor(?:['’]s)? (?:name|opinion|view|think)|who is the (?:current|head|director|chair|person|leader)|who (?:wrote|drafted)|names? of (?:the |all )?(?:members|groups|people|respondents|persons|officials|staff)|list (?:the |all )+[0-9]+ (?:groups|members|projects)|list of (?:the |all )?(?:[0-9]+ )?(?:members|names|projects|groups)|who (?:chairs|heads)|who are the (?:\\w+ )?(?:members|people|officials|staff|judges)|which (?:compan(?:y|ies)|firms?|business(?:es)?|schools?|shops?) .{0,30}\\b(?:already|now|run|took|won|got|sponsor)|personal (?:data|information)",
      ),
    ),
  },
  {
    name: "paperwork",
    asked: anyOf(
      "(?:登録|申請|予約|利用登録|会員登録)の?(?:しかた|仕方|やり方|手続き?)|様式|書式|申請(?:書|用紙|方法|先|の(?:仕方|やり方|方法)|は|って|を|する|でき|に)|申し?込(?:み|む|書)?(?:方法|先|は|って|を|の|に|書|み)?|応募(?:書類|方法|先|資格|は|って|用紙)|届出書|届け出|報告書(?:は|を)(?:いつ|どこ|何部)",
      "ダウンロード|記入例|ひな[形型]|雛[形型]|テンプレ|フォーマット|必要書類|添付書類|提出書類|提出先|何部|部数|割り?印|押印|印鑑|はんこ|ハンコ|ネットで(?:申|でき|手続|出)|オンラインで|電子申請",
      english(
        "application|(?:get|have|send|see) (?:me )?(?:a |the )?cop(?:y|ies) of|template|download|form (?:to|do i|should i|must i|i need to|for) (?:fill|submit|apply|sign|use|write)?|(?:evaluation|registration|assessment) (?:form|sheet)|fill (?:in|out)|how (?:do|can) (?:i|we) apply|where (?:do|can) (?:i|we) apply|documents? (?:required|needed)|paperwork|apply (?:for|online)|signature|(?:official|personal|company) (?:seal|stamp)|(?:seal|stamp) (?:needed|required|necessary)|need (?:\\w+ )?(?:seal|stamp)\\b",
      ),
    ),
    held: /様式|申請書/u,
  },
  {
    name: "deadline",
    asked: anyOf(
      "(?:募集|受付|申し?込み|応募|公募|申請)(?:期間|開始|時期)?(?:は|が|って|の)?(?:いつ|何月)",
      "締め?切|〆切|しめきり|期限は|申請期限|提出期限|受付期間|募集期間|申請期間|何日(?:かか|以内|前|間|くらい|ぐらい)|何営業日|何(?:か|ヶ|カ|ヵ)?月前|何週間",
      "どれ(?:くらい|ぐらい)(?:の期間)?かか(?:る|り)|どの(?:くらい|ぐらい)かか(?:る|り)|いつまでに(?:申請|提出|出|申し)|いつ(?:出|提出)(?:す|し)|(?:返事|結果)(?:は|って)(?:いつ|何日|すぐ)",
      english(
        "deadline|how (?:many days|long does it take|long will)|due date|by when (?:must|should)|(?:by|on) (?:what|which) (?:date|day)|(?:what|which) (?:date|day) (?:do|does|did|is|are|will|can|should)",
      ),
    ),
    held: /締切|期限まで|日以内|日前/u,
  },
  {
    name: "law",
    asked: anyOf(
      "事故(?:の)?責任|損害|賠償|弁償|訴え(?:られ|る|て)|訴訟|裁判|違法|合法|適法|法的(?:責任|に|な)|法律(?:上の責任|違反|的に)|罰則|罰金|罰は|ペナルティ|契約(?:の)?解除|契約違反|解約|違約|瑕疵|保険(?:は|に|料|金|って|が|と|も|入|加入|かけ|必要)|根拠(?:法令|条文|規定|法)|法令(?:は|上|の名)|第?何条|労災|公務災害",
      "著作権法|個人情報保護法|消費税|課税(?:対象|され)|非課税|確定申告|税金(?:は|が|安)|控除|不服|異議|契約の当事者|倒産|公正証書|印紙|バックレ|ばっくれ|夜逃げ|逃げ(?:た|られ)|(?:怪我|けが|ケガ)(?:し|を|は|の|人|に)|事故(?:に|で|が|っ)?(?:あ|起|遭).{0,12}(?:補償|治療|保険|法的|労災)|治療|補償",
      english(
        "privacy|confidential|appeal|complain|liable|liability|lawsuit|\\bsued?\\b|penalt|illegal|\\blegal(?:ly)?\\b|damages|compensation|insurance|taxable|tax treatment|taxation|tax(?:es)? (?:return|deduct|free|exempt|break|on)|(?:pay|lower|save) (?:\\w+ )?tax",
      ),
    ),
    held: /損害賠償|罰則|違約/u,
  },
  {
    name: "later",
    asked: anyOf(
      "令和|平成(?:2[5-9]|3[01])|(?:201[3-9]|202[0-9]|203[0-9])年|\\b(?:201[3-9]|202[0-9]|203[0-9])\\b|[RＲ](?:元|[0-9]{1,2})年|最新の|最新版|今も(?!昔)|いまも|まだ(?:あり|ある|やって|続|使)|現在も",
      "今年度|来年度|昨年度|今年(?:の|は|も|、|って|何)|来年(?:の|は|も)|去年|昨年|おととし|直近|現時点|次(?:は|って)?いつ|次の(?:総合)?計画(?:は|って|の名)|次期|後継|今度(?:は|って)?いつ|次回|コロナ|最近(?:の|は|では)|今現在|(?:今|いま|現在)(?:は|って|の)?、?(?:何(?:人|件|団体|社|名|か所)|いくつの)|今の(?:会長|市長|担当|課長|代表|委員|人数|件数|数|状況)",
      english(
        "still (?:exist|open|running|valid|in (?:use|force))|now(?:adays)?\\b|after 20|next (?:review|revision|update|edition|meeting)|latest|most recent|this year|last year|next year|recently|currently|up to date|\\byet\\b",
      ),
    ),
  },
];

/** Nouns of procedure, money, law and figures: where one is asked for and the texts do not hold it, they are silent. */
export const PROCEDURE_NOUNS =
  "天気 気温 電車 内線 予約 空き状況 駐車 Wi-Fi 実費 積算 見積 予定価格 最低制限価格 入札 落札 随意契約 随契 プロポーザル 契約金額 契約期間 契約保証金 変更契約 再委託 孫請 下限 最長 最短 交通費 旅費 報償費 日当 賞与 前払 先払 概算払 精算 後払 振込 口座 請求書 領収書 レシート 実績報告 完了報告 収支 決算 監査 返還 返納 返金 取り消 取消 罰則 過料 違反 解除 破棄 破産 免責 不可抗力 肖像権 漏えい 漏洩 漏ら 流出 守秘義務 暴力団 反社 押印 印鑑 はんこ ハンコ 公印 決裁 専決 起案 稟議 文書番号 提出先 座長 携帯 持ち時間 頻度 自動更新 更新手続 保証人 保存年限 保存期間 募集要項 応募資格 採択 倍率 配点 審査員 選定委員 生年月日 年齢制限 枚数制限 定員 定数 任期 再任 会員数 参加者数 来場者 利用者数 登録者数 人口 世帯数 面積 投票率 税収 財政力 登記 定款 規約 会則 認証 所轄庁 法務局 税務署 法人税 源泉徴収 ふるさと納税 人事異動 残業 休暇 有給 昇進 採用試験 議事録 傍聴 会議室 開催日 日程 日程表 組織図 内訳 審査基準 審査項目 採点基準 開講 バス停 テレワーク SDGs 電子申請 マイナンバー 電子契約 納期 納品 検収 遅延 延滞 不履行 減免率 交付決定 交付申請 住民票 戸籍 給食 図書館 保育園 年金 健康保険 固定資産税 水道 受講 資格試験 免許 食中毒 ケガ 怪我 応募書類 申込 名刺 制服 弁当 懇親会 飲み会 自動 軍手 支給 貸与 ユニフォーム 制服 Tシャツ 冷暖房 エアコン 月イチ 月一 週一 毎月 毎週 隔週 抽選 先着 くじ 面接 点数 採点 順位 ランキング 人気 認知度 知名率 参加率 成功率 満足率 平均 合格 不合格 落選 落ちた 受験 部数 割印 割り印 申請 稟議 決裁 伺い 通知書 押す 委任状 見積書 納品書 契約書 収入印紙 バックレ 治療 補償 盗難 紛失 熱中症 未成年 保護者 同意書 アルバイト 派遣 副業 兼業 出張 打ち上げ 宿泊 送迎 託児 手話 通訳 多言語版 英語版 動画 YouTube アプリ LINE インスタ ツイッター Zoom ズーム 生成AI ChatGPT 返さな 返せ 返金 繰越 繰り越し 使い残し 残金 残り 端数 源泉 インボイス 領収 口約束で有効 閉まる 閉館 休み時間 シフト 残業代 時間外 委員報酬 任命 罷免 解任 除名 退会 脱退 解散 清算 合併 世襲 当番 輪番 会費".split(
    " ",
  );

export const PROCEDURE_NOUNS_EN =
  /\b(?:extension number|invoices?|receipts?|fines?|bankrupt\w*|wages?|term of office|terms? of service|quorum|population|tender|bidding|bids?|refund|injur(?:y|ies)|injured|maximum|minimum|wi-?fi|reimburse\w*|down payment|advance payment|signature|notary|visa|election day|payment date|age limit|how often|log ?in|weather|bus(?:es)?|hospital|password|uniforms?|lunch)\b/iu;

/** Quantities: how one is asked for, and how it looks in a text. */
export const QUANTITIES: readonly {
  readonly asked: RegExp;
  readonly held: RegExp;
  readonly isBeside?: true;
}[] = [
  {
    asked:
      /何年(?:間|もらえ|続|まで|契約|くらい|ぐらい|や(?:れ|る|って)|使え|でき)|期間は何年|何年で(?!す)|任期は|how many years|for how long|how long (?:is|are|can|does|do|may|will|must)/iu,
    held: /[0-9]+年間|[0-9]+[かヶカヵ]年/u,
  },
  {
    asked: /何回|何べん|何遍|年に何度|月に何度|how many times|how often|how frequently/iu,
    held: /[0-9]+回(?!会議)|毎年|定期的/u,
  },
  { asked: /(?:どれ|どの|どん)(?:くらい|ぐらい)/u, held: /[0-9]{2,}|[0-9] ?(?:件|団体|年|人|%|割)/u },
  {
    asked:
      /何課|何係|どの課|どこの課|どこの係|担当(?:の)?(?:課|部署|部局|係|セクション)(?:は|って|を|の名|どこ|[?？]|$)|(?:which|what) (?:department|division|section|office)/iu,
    held: /課(?![題税])|[一-龠]係(?![るわすを])|部署/u,
  },
  {
    asked:
      /いつ(?:ごろ|頃)?(?:作|つく|でき(?:た|ま)|策定|発行|出来|開設|オープン|設立|建)|\bwhen (?:was|were|did) .{0,60}\b(?:open|establish|found|set up|launch|built|create|written|publish)/iu,
    held: /平成|昭和|[0-9]{4}年|[0-9]+年度?/u,
    isBeside: true,
  },
  { asked: /毎年|毎月|毎週|月に一|年に一/u, held: /毎年|毎月|毎週|定期/u },
  { asked: /何票|何点|何社|何チャンネル/u, held: /[0-9]+(?:票|点|社|チャンネル)/u },
  {
    asked:
      /(?:一番|いちばん|最も|もっとも).{0,8}(?:多[いかく]|少な[いかく]|人気|高[いかく]|安い|お金|大き[いかく]|小さ[いかく]|古い|新しい|成功|失敗|有名|活発|使われ|良かっ|よかっ|うま[いくか]|長い|短い)|\b(?:has|have|had|with) the (?:most|fewest|highest|lowest|best|worst)\b|\bthe most (?:successful|popular|common|active|expensive|used)\b/iu,
    held: /最も(?:多|少な|高|大き)|[0-9]{8}/u,
  },
  {
    asked:
      /how many (?!(?:\w+ )?(?:principles?|zones?|forms?|stages?|attitudes?|elements?|steps?|roles?|kinds?|types?|ways?)\b)/iu,
    held: /[0-9]{2,}|[0-9] ?(?:件|団体|人|市町村)/u,
    isBeside: true,
  },
  {
    asked: /上位[0-9]|トップ[0-9]|ワースト|ランキング|\btop (?:[0-9]+|three|five|ten)\b/iu,
    held: /上位|[0-9]位/u,
  },
  { asked: /[\p{Script=Han}](?:者|員)数/u, held: /[0-9]+(?:人|名)|(?:者|員)数/u, isBeside: true },
  {
    asked:
      /広さ|何平米|何平方|何坪|距離|何キロ|何メートル|floor area|\bhow (?:large|big|tall|wide|far|heavy)\b/iu,
    held: /[0-9] ?(?:㎡|m2|平方|坪|メートル|キロ|km|m(?![a-z]))/u,
  },
  { asked: /期間.{0,6}何年|何年.{0,4}期間/u, held: /[0-9]+年間|[0-9]+[かヶカヵ]年/u },
  {
    asked:
      /(?<!原則|形態|方法|領域|段階|姿勢|項目|種類|ポイント|効果|役割|施策|方策|取組|条件|要素|例)(?:が|は|って)いくつ(?:あ|設|置)/u,
    held: /[0-9]+(?:つ|か所|箇所|個|団体|区|市町村|件|人)/u,
    isBeside: true,
  },
  { asked: /何(?:か|ヶ|カ|ヵ|箇)?所/u, held: /[0-9]+ ?(?:か|ヶ|カ|ヵ|箇)所/u, isBeside: true },
  { asked: /何階/u, held: /[0-9]+階/u },
  { asked: /何割|半分以上|過半数/u, held: /[0-9一二三四五六七八九]割|[0-9] ?%|過半数|半数/u, isBeside: true },
  // A share of a figure: only a text with several figures can tell it.
  {
    asked: /(?:うち|内訳|その中で).{0,15}(?:何(?:件|人|団体|社|市町村)|いくつ)/u,
    held: /(?:[0-9]+ ?(?:件|人|団体|市町村).{0,40}){2}/u,
  },
  { asked: /何年の?何月|何月何日|何月(?:から|に|頃|ごろ)/u, held: /[0-9]+月/u },
  {
    asked: /何語|何(?:か|ヶ|カ)国語|(?:which|what|how many) languages?\b/iu,
    held: /[\p{Script=Han}]+語(?!句)|か国語|多言語/u,
  },
  { asked: /何枚|何ページ|何文字/u, held: /[0-9]+(?:枚|ページ|字)/u },
  { asked: /何分(?!の|野)|何時間|how many (?:minutes|hours)/iu, held: /[0-9]+(?:分|時間)/u },
  { asked: /何年(?:ごと|に一度|おき|に1回|に一回)/u, held: /[0-9]+年(?:ごと|に)/u },
  {
    asked:
      /何人(?!.{0,8}(?:答え|回答))|何名|人数(?:[はをが]|って|[?？]|$)|how many (?:people|members|persons|staff|employees|volunteers|residents|foreign\w*|citizens|coordinators)/iu,
    held: /[0-9]+(?:人|名)/u,
    isBeside: true,
  },
  {
    asked: /何(?:か|ヶ|カ|ヵ)月|何週間|何日(?!付)|how many (?:days|weeks|months)/iu,
    held: /[0-9]+(?:か月|ヶ月|日間|週間|日以内|日～)/u,
  },
  {
    asked:
      /何団体|団体数|団体(?:って|は)(?:いくつ|どれくらい|どのくらい)|いくつの(?:市民活動)?団体|団体の数|how many (?:\w+ )?(?:groups|organi[sz]ations)/iu,
    held: /[0-9]+(?:の市民活動)?団体|合計|[0-9]+(?: ｜ [0-9]+){3}/u,
  },
  { asked: /何件|件数|how many (?:\w+ )?(?:projects|cases)/iu, held: /[0-9]+ ?件/u },
  {
    asked: /何(?:％|%|パーセント)|割合は|what percent|response rate|回答率|回収率/iu,
    held: /[0-9]+ ?%|％/u,
    isBeside: true,
  },
  { asked: /何年度|平成何年|西暦何年|what fiscal year/iu, held: /[0-9]+年|年度/u },
  { asked: /何歳|how old/iu, held: /[0-9]+歳/u },
];

/** Something that happened after the text was written. */
export const AFTERWARDS =
  /what (?:has )?(?:happened|came) (?:after|since)|その後|の後の|後継の|(?:廃止|中止|撤廃)(?:さ?れ|し)た|(?:制定|設置|開設|導入|実現|改定|改訂|改正|廃止|終了|完成|採用|統合|移転)(?:さ?れ|し)?(?:ました(?:か|っけ)?|たか|たの|たん|た？|た\?|てる\?|てる？|済み?)|もう(?:でき|始ま|終わ|あ[るり])|実際に(?:でき|始ま|何件|やって)|\bdid .{0,60}\bever\b|\b(?:was|were|has|have|did) .{0,50}(?:enacted|abolished|passed|established yet|been (?:enacted|revised|established|abolished|replaced|merged|passed)|close[d]?)\b/iu;
/** How a passage looks that tells of something done. */
export const DONE =
  /(?:施行|制定|設置|開設|導入|実施|改定|改訂|策定)(?:さ?れ|し)(?:ました|た|ている|ています)/u;

/** Other cities asked for in general. */
export const OTHER_CITIES =
  /政令(?:指定都)?市|中核市|他市|他の(?:市|町|自治体)|よその(?:市|まち|町|自治体)(?!に住|から|の人|の方|の学生)|近隣(?:市|の|自治体)|隣の(?:市|町)|隣(?:町|市|村)|お隣(?:さん|の|では?|は)|全国(?:平均|の|で)|県内(?:の|で)(?:他|何)|other (?:cities|municipalities|towns)|neighbou?ring (?:city|cities|towns)/iu;
/** Kinds of cities, which a text must name itself. */
export const KINDS_OF_CITIES = /政令|中核市|全国|県内/u;
/** … unless the question is on what a text says of them. */
export const OF_OTHER_CITIES =
  /例|事例|参考|紹介|挙|調査|アンケート|出典|出所|どこから|もと(?:に|は)|元(?:に|ネタ|は)|名前|出てくる|載って|市町村|example|survey|source|taken from|based on|refer|mention/iu;

/** Nouns that every text can be asked about: they never make a question unanswerable. */
export const GENERAL_HEADS =
  /^(?:何|誰|市|指針|文書|本文|資料|協働|違|比較|共通|相違|一緒|大丈夫|可能|対象|関係|全部|場合|方|人|件|年度|内容|理由|意味|説明|定義|概要|要点|特徴|名前|記載|扱|位置|位置づけ|言葉|用語|感じ|仕事|普通|数|一覧|条項|条文|事項|手続|手順|流れ|配慮|工夫|仕組|方法|手法|種類|種別|分類|箇所|部分|章|節|順番|順序|前提|根拠|狙|趣旨|本音|正解|適切|妥当|該当|問題|困|質問|確認|具体|実例|事例|登場|出番|相談|お願|ＯＫ|ok|ng|アリ|ナシ|ダメ|マル|バツ|メリット|デメリット|ポイント|コツ|ルール|イメージ|パターン|タイプ|ケース|キーワード|ヒント|スタンス|ゴール|必要|大事|大切|役割|責任|効果|目的|注意|最初|最後|番目|制度|話|考え方|姿勢|部署|担当|場所|時期|予定|計画|方針|狙い|基本|一番|全体|順|違い|絶対|本当|全然|実際|結局|普段|必要性|重要|真逆|正反対|逆|相手|裏方|領分|管轄|縄張|列挙|要約|箇条|以外|以上|以下|記述|言及|掲載|明記|規定|毎年|今後|性格|性質|一律|開始|スタート|変換|感覚|感触|雰囲気|印象|空気|感情|気分|発想|理屈|建前|本心|実感|ヨコ|タテ|アテ|モノ|ヒト|コト|ワケ|ホント|マジ|ガチ|ズレ|ムダ|ラク|キモ|ツボ|ミソ|カタチ|ウチ|ソト|トコ|ヤツ|クセ|スジ|メド|メイン|ノリ|タイミング|時点|頃合|段取|順序|くくり|黒丸|片仮名|カタカナ|ひらがな|漢字|文字|冒頭|上司|同僚|先輩|後輩|アカン|ホンマ|メッチャ|ムリ|傾向|構想|プラス|マイナス|正式|利点|利益|恩恵|魅力|強み|弱み|長所|短所|動機|理想|状態|状況|現状|実態|背景|経緯|心構|心得|態度|意識|認識|見方|立場|関係性|区別|線引|境目|境界|程度|度合|目印|観点|視点|側面|局面|場面|見込|見通|将来|不安|心配|障害|支障|対策|対応|対処|手段|手立|主導|主役|名称|通称|俗称|別名|略称|日本語|一言|前者|後者|両方|両者|片方|双方|全員|各自|自分|当事者|本来|従来|以前|当時|最近|一般|通常|特別|特定|限定|専門|専用|独自|独特)/u;

/** Terms of the trade: how they are asked for, and how a text looks that holds them. A named city whose text does not is silent on them. */
export const CATALOGUE: readonly { readonly asked: RegExp; readonly held: RegExp }[] = [
  { asked: /指定管理|designated (?:manager|administrator)/iu, held: /指定管理/u },
  { asked: /領域|ゾーン|\bzones?\b/iu, held: /協働の領域|領域とイメージ|活動領域/u },
  { asked: /使用許可|目的外使用|use permit|permission to use/iu, held: /使用許可/u },
  { asked: /研究会|study group/iu, held: /研究会/u },
  { asked: /アダプト|里親|\badopt/iu, held: /アダプト|里親/u },
  { asked: /審議会|advisory council/iu, held: /審議会|委員/u },
  { asked: /パブリック.?コメント|パブコメ|public comment/iu, held: /パブリック/u },
  { asked: /実行委員会|executive committee|organi[sz]ing committee/iu, held: /実行委員会/u },
  { asked: /事業協力|project cooperation/iu, held: /事業協力|協定/u },
  {
    asked: /協定|(?:cooperation|signed|written|formal) agreements?|["'‘“]agreements?["'’”]|agreement form/iu,
    held: /協定/u,
  },
  { asked: /情報交換(?:の|は|を|と|という|って)|information exchange/iu, held: /情報交換/u },
  { asked: /共催|co-?host/iu, held: /共催/u },
  { asked: /ファンド|citizens?['’]?s? fund/iu, held: /ファンド/u },
  { asked: /中間支援|intermediary/iu, held: /中間支援/u },
  { asked: /同好会/u, held: /同好会/u },
  { asked: /地縁|志縁/u, held: /地縁|志縁/u },
  { asked: /事後評価/u, held: /事後評価|事後の評価/u },
  {
    asked: /評価(?:の)?(?:項目|基準|方法|シート|表)|evaluation (?:items|criteria|checklist)/iu,
    held: /評価/u,
  },
  { asked: /スケジュール|工程表|timetable|ロードマップ|road ?map/iu, held: /スケジュール|第1段階/u },
  { asked: /自治基本条例/u, held: /自治基本条例/u },
  { asked: /オンブズ|ombuds/iu, held: /オンブズ/u },
  { asked: /外国|foreign/iu, held: /外国/u },
  { asked: /第三者機関|third[- ]party/iu, held: /第三者/u },
  { asked: /人材バンク|talent bank/iu, held: /人材バンク/u },
  { asked: /データベース|database/iu, held: /データベース/u },
  { asked: /出前講座/u, held: /出前講座/u },
  { asked: /登録制度|registration system/iu, held: /登録/u },
  { asked: /CSR/iu, held: /CSR/u },
  { asked: /留意点|注意点/u, held: /留意|※|注意/u },
  { asked: /政策提案|企画立案/u, held: /政策提案|企画立案|提案/u },
  { asked: /アンケート|questionnaire|survey/iu, held: /アンケート|調査/u },
  { asked: /行政区/u, held: /行政区/u },
  { asked: /公募委員/u, held: /公募委員|公募による市民|住民公募/u },
  { asked: /備品/u, held: /備品/u },
  { asked: /コーディネ|coordinator/iu, held: /コーディネ/u },
];

/** Where a person takes back what was typed before: only what follows is asked. */
export const CORRECTION =
  /(?:じゃ|では)な(?:くて|く、|く(?=[^ぁ-ん、]))|(?:\.{2,}|…|,|-)\s*(?:no|sorry|wait|i mean)\b[,\s]*|あ、違う|間違えた[、。]?/iu;

/** A law, ordinance or set of rules by its name; short names are too often other words. */
export const NAMED_RULES =
  /[\p{Script=Han}]{3,}(?:法(?![\p{Script=Han}])|法律)|[\p{Script=Han}]{4,}(?:条例|規則|要綱)|(?<![\p{Script=Han}])(?:憲法|民法|刑法|商法|税法)(?![\p{Script=Han}])/gu;
/** 方法, 手法, 指定の方法: how something is done. */
export const NO_RULES = /(?:方|手|技|作|話|書|用|療|寸|魔|文|算|製)法$/u;

/** 「原則の6番目」「6つ目の領域」: an item of a list by its number. */
export const NUMBERED =
  /([0-9]{1,2}|[六七八九十])(?:番目|個目|つ目|こ目)|\b(sixth|seventh|eighth|ninth|tenth)\b/iu;

/** What follows a noun that is only an example: 「俳句の会でも」「ブラジルの人とか」. */
export const AS_EXAMPLE =
  /^(?:でも|とか|みたい|なら|だと|だったら|の会|の人|の方|の集まり|さん|仲間|系|など|なんか|じゃ|同士|たち|を?する人|好き|屋|するの(?:は|って|が)|したら|すれば|すると)/u;

/** 「What score is needed」: the noun that an English question asks for. */
export const ENGLISH_HEAD =
  /^(?:so |and |but )?(?:what|which) (?:(?!(?:is|are|was|were|do|does|did|can|must|should|will|would|has|have) )[a-z]+ )?([a-z]+)s? (?:is|are|was|were|does|do|did|must|should|can|will|would|has|have)\b/iu;
