import { BLANK } from "../../domain/message.ts";

/** The articles of a draft agreement (協定書), in both languages: our own sentences, to be checked by the city. */

const FULL_WIDTH_ZERO = 0xff10;
const fullWidth = (number: number): string =>
  String(number).replace(/\d/gu, (digit) => String.fromCodePoint(FULL_WIDTH_ZERO + Number(digit)));

const ja = {
  title: (project: string) => `${project} 協働に関する協定書`,
  mark: "案・法規確認前",
  heading: (number: number, title: string) => `第${fullWidth(number)}条（${title}）`,
  /** The first paragraph of an article bears no number. */
  paragraph: (number: number, text: string) => (number === 1 ? text : `${fullWidth(number)}　${text}`),
  quoted: (quote: string, section: string) => `「${quote}」（${section}）`,
  side: (role: string, name: string) => `${role}（${name}）`,
  city: "甲",
  partner: "乙",
  introduction: (city: string, partner: string, project: string) =>
    `${city}（以下「甲」という。）と${partner}（以下「乙」という。）は、${project}（以下「本事業」という。）を協働して行うため、次のとおり協定を結ぶ。`,
  purpose: {
    title: "目的",
    aim: "この協定は、甲と乙が本事業を協働して行うに当たり、互いの役割、責任、費用その他の必要な事項を定めることを目的とする。",
    project: (purpose: string) => `本事業は、次のことを目指して行う。\n${purpose}`,
    form: (term: string) => `本事業は、「${term}」の形態により行う。`,
  },
  principles: {
    title: "協働の原則",
    of: (guideline: string) => `甲と乙は、${guideline}に示された次の原則を守って本事業を進める。`,
    none: "甲と乙は、次の原則を守って本事業を進める。",
  },
  roles: {
    title: "役割分担",
    shared: "甲と乙は、次の表のとおり役割を分担する。",
    zone: (name: string) => `役割は、本事業が協働の領域「${name}」にあることを踏まえて分担する。`,
    review: "一方の負担が重くなったときは、甲と乙が話し合い、分担を見直す。",
    columns: ["区分", "役割"],
  },
  responsibility: {
    title: "責任",
    harm: "本事業により第三者に損害を与えたときは、その原因となった側が責任を負う。原因が明らかでないときは、甲と乙が協議して負担を定める。",
    insurance: `事故に備える保険には、${BLANK}が加入する。`,
  },
  cost: {
    title: "費用の負担",
    estimate: (amount: string) => `本事業に要する費用の見込みは、${amount}とする。`,
    yen: (digits: string) => `金${digits}円`,
    shares: `費用の負担の割合、支払の時期及び方法は、${BLANK}とする。`,
    budget: "甲が負担する費用は、甲の予算の範囲内とする。",
    none: "本事業について、甲と乙の間で金銭の支払は行わない。",
    own: "それぞれの役割に要する費用は、それぞれが負担する。",
  },
  term: {
    title: "期間",
    days: (start: string, end: string) => `この協定の期間は、${start}から${end}までとする。`,
    lasting: "個人情報についての定めは、期間が満了した後も効力を持つ。",
    lastingResults: "個人情報及び成果物についての定めは、期間が満了した後も効力を持つ。",
  },
  information: {
    title: "情報の共有と公開",
    share:
      "甲と乙は、本事業に必要な情報（予算や決裁の日程、活動の状況などを含む。）を、早めに互いに知らせる。",
    publish: (day: string) => `甲は、本事業の内容、乙を選んだ基準及び評価の結果を、${day}までに公表する。`,
    request: "甲が保有する本事業の文書は、甲の情報公開に関する条例による開示請求の対象となる。",
  },
  personal: {
    title: "個人情報の保護",
    use: "甲と乙は、個人情報の保護に関する法律（平成15年法律第57号）その他の法令を守り、本事業で知った個人情報を、本事業の目的のほかに使い、又は第三者に提供してはならない。",
    leak: "個人情報が漏れたとき、又はそのおそれがあるときは、直ちに相手方に知らせ、協力して対応する。",
    end: "本事業が終わったときは、乙は、甲から受け取った個人情報を、甲の指示に従って返し、又は消去する。",
  },
  results: {
    title: "成果物及び著作権",
    owner: `本事業で作られた成果物とその著作権は、${BLANK}に帰属する。`,
    use: "甲と乙は、本事業の目的の範囲で、成果物を互いに無償で使うことができる。",
    others: "第三者の著作物、写真などを使うときは、使う側が前もって許諾を得る。",
  },
  change: {
    title: "変更及び中途終了",
    change: "この協定を変更するときは、甲と乙が協議し、書面により行う。",
    leave: `甲又は乙は、やむを得ない事情により期間の途中でこの協定を終えようとするときは、${BLANK}日前までに、理由を付けて書面で相手方に申し出て、協議する。`,
    breach:
      "一方がこの協定に違反し、改めるよう求められても改めないときは、他方は、この協定を終わらせることができる。",
    settle:
      "途中で終えるときは、費用の精算、成果物及び資料の引渡し並びに利用者などへの知らせ方について、甲と乙が協議して定める。",
  },
  evaluation: {
    title: "共同の評価",
    during: "甲と乙は、期間中も定期的に進み具合を確かめ、必要な改善を行う。",
    day: (day: string) => `甲と乙は、${day}までに、本事業を共同で評価する。`,
    axes: "評価は、事業の成果と協働の進め方とを分けて行い、それぞれが自ら評価した上で、結果を持ち寄って話し合う。",
    use: "評価の結果は、次の取組に生かす。",
  },
  review: {
    title: "期間満了時の見直し",
    decide:
      "甲と乙は、期間が満了するまでに、それまでの評価をもとに、本事業の継続、見直し、拡大、縮小又は終了を話し合って決める。",
    renew: "この協定は、自動的には更新しない。本事業を続けるときは、改めて協定を結ぶ。",
  },
  precedence: { title: "法令、契約等との関係" },
  discussion: {
    title: "協議",
    doubt: "この協定に定めのない事項及び定めに疑義が生じた事項は、甲と乙が対等の立場で誠実に協議して定める。",
  },
  closing: {
    statement: "この協定を結んだ証として、本書を２通作成し、甲と乙が記名押印の上、それぞれ１通を保管する。",
    date: `締結日　${BLANK}`,
    mayor: `市長　${BLANK}`,
    address: `所在地　${BLANK}`,
    representative: `代表者　${BLANK}`,
  },
};

const en: typeof ja = {
  title: (project) => `Collaboration agreement: ${project}`,
  mark: "Draft – not yet checked by the legal section",
  heading: (number, title) => `Article ${number} (${title})`,
  paragraph: (number, text) => (number === 1 ? text : `${number}. ${text}`),
  quoted: (quote, section) => `“${quote}” (${section})`,
  side: (role, name) => `${role} (${name})`,
  city: "The City",
  partner: "The Partner",
  introduction: (city, partner, project) =>
    `${city} (“the City”) and ${partner} (“the Partner”) agree as follows, in order to carry out ${project} (“the Project”) together.`,
  purpose: {
    title: "Purpose",
    aim: "This agreement lays down the roles, responsibilities, costs and other matters that the City and the Partner need in order to carry out the Project together.",
    project: (purpose) => `The Project has the following aim:\n${purpose}`,
    form: (term) => `The form of collaboration is “${term}”.`,
  },
  principles: {
    title: "Principles of collaboration",
    of: (guideline) =>
      `The City and the Partner carry out the Project by these principles, as set out in ${guideline}:`,
    none: "The City and the Partner carry out the Project by these principles:",
  },
  roles: {
    title: "Roles",
    shared: "The City and the Partner share the roles as in the table below.",
    zone: (name) => `The roles take account of the Project's zone of collaboration, “${name}”.`,
    review: "If the burden on one side becomes heavy, both sides talk and share the roles anew.",
    columns: ["Side", "Role"],
  },
  responsibility: {
    title: "Responsibility",
    harm: "If the Project causes damage to a third party, the side that caused it is responsible. Where the cause is not clear, both sides settle by discussion who bears what.",
    insurance: `Insurance against accidents is taken out by ${BLANK}.`,
  },
  cost: {
    title: "Costs",
    estimate: (amount) => `The Project is expected to cost ${amount}.`,
    yen: (digits) => `${digits} yen`,
    shares: `The shares of the costs, and when and how they are paid, are: ${BLANK}.`,
    budget: "What the City bears stays within the City's budget.",
    none: "No money is paid between the City and the Partner for the Project.",
    own: "Each side bears the costs of its own role.",
  },
  term: {
    title: "Term",
    days: (start, end) => `This agreement holds from ${start} to ${end}.`,
    lasting: "What it says on personal information holds after the term as well.",
    lastingResults: "What it says on personal information and on results holds after the term as well.",
  },
  information: {
    title: "Sharing and publishing information",
    share:
      "Both sides give each other early the information that the Project needs, such as the calendars of budget and approval and the state of the activity.",
    publish: (day) =>
      `The City publishes what the Project is, by which criteria the Partner was chosen, and the results of the evaluation, by ${day}.`,
    request:
      "Documents on the Project that the City holds can be asked for under the City's ordinance on the disclosure of information.",
  },
  personal: {
    title: "Personal information",
    use: "Both sides keep to the Act on the Protection of Personal Information (Act No. 57 of 2003) and other law, and neither use personal information learnt in the Project for anything else nor pass it to third parties.",
    leak: "If personal information has leaked or may have leaked, the side that notices tells the other at once, and both act together.",
    end: "When the Project ends, the Partner returns or deletes personal information received from the City, as the City directs.",
  },
  results: {
    title: "Results and copyright",
    owner: `The results made in the Project and their copyright belong to ${BLANK}.`,
    use: "Within the Project's purpose, both sides may use the results free of charge.",
    others: "Whoever uses works or photographs of third parties obtains permission for them beforehand.",
  },
  change: {
    title: "Changes and early end",
    change: "This agreement is changed in writing, after discussion between both sides.",
    leave: `A side that for compelling reasons wishes to end this agreement early says so in writing, with the reason, at least ${BLANK} days before, and both sides discuss it.`,
    breach: "If one side breaks this agreement and does not mend this when asked, the other side may end it.",
    settle:
      "For an early end, both sides settle by discussion the accounts, the handing over of results and material, and how users and others are told.",
  },
  evaluation: {
    title: "Joint evaluation",
    during: "During the term too, both sides check the progress regularly and improve what is needed.",
    day: (day) => `The City and the Partner evaluate the Project together by ${day}.`,
    axes: "The results of the Project and the way of working together are judged separately; each side first judges for itself, then both bring their results and discuss them.",
    use: "What the evaluation shows is used in what comes next.",
  },
  review: {
    title: "Review at the end of the term",
    decide:
      "Before the term ends, both sides decide by discussion, from the evaluations so far, whether to continue, revise, enlarge, reduce or end the Project.",
    renew: "This agreement is not renewed by itself. To continue, a new agreement is made.",
  },
  precedence: { title: "Relation to laws and contracts" },
  discussion: {
    title: "Discussion",
    doubt:
      "What this agreement does not settle, or leaves in doubt, both sides settle in good faith, by discussion as equals.",
  },
  closing: {
    statement:
      "In witness of this, two copies are made and signed or sealed by both sides, and each keeps one.",
    date: `Date  ${BLANK}`,
    mayor: `Mayor  ${BLANK}`,
    address: `Address  ${BLANK}`,
    representative: `Representative  ${BLANK}`,
  },
};

export const AGREEMENT = { ja, en };
