import { describe, expect, it } from "vitest";
import { toolTopicIn } from "../../src/bot/about-tool.ts";

const ASKED = {
  saved: [
    "これは保存されますか",
    "保存される？",
    "これって記録されてるの？",
    "入力した内容は保存されますか？",
    "途中の回答は消えますか",
    "回答は自動で保存されるんですか",
    "is this saved?",
    "Are my answers kept?",
    "Will it be saved automatically?",
  ],
  stopping: [
    "途中でやめたらどうなる",
    "途中でやめたらどうなりますか？",
    "ここで閉じたらどうなるの？",
    "途中で中断しても大丈夫ですか",
    "途中でやめられますか",
    "What happens if I stop now?",
    "Can I stop and continue later?",
  ],
  changing: [
    "あとから直せますか？",
    "回答は後で変更できますか",
    "間違えたらどうすればいい？",
    "Can I change my answers later?",
  ],
  whoSees: [
    "これは誰に見られますか",
    "この内容は課長にも見えるの？",
    "Who can see this?",
    "Can others read my answers?",
  ],
  howLong: [
    "どのくらいかかりますか",
    "あと何問ありますか？",
    "How long does this take?",
    "How many more questions are there?",
  ],
};

const NOT_ASKED = [
  "会議の記録は保存されますか",
  "協定書は何年保存しますか",
  "委託の途中で団体がやめたらどうなる？",
  "協働事業を途中でやめたらどうなりますか",
  "事業の評価は公開されますか",
  "指針は見直されますか",
  "協定はあとから変更できますか",
  "協働にはどのくらい時間がかかりますか",
  "市民の意見は保存されるのか",
  "Is the agreement saved?",
  "What happens if a group stops?",
  "Can a city change the agreement later?",
  "保存",
  "",
];

describe("questions about the tool itself", () => {
  it.each(Object.entries(ASKED).flatMap(([topic, texts]) => texts.map((text) => [topic, text] as const)))(
    "on %s are known: %s",
    (topic, text) => {
      expect(toolTopicIn(text)).toBe(topic);
    },
  );

  it.each(NOT_ASKED)("are not what asks of the guidelines, or nothing: %s", (text) => {
    expect(toolTopicIn(text)).toBeUndefined();
  });
});
