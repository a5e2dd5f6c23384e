import { foldWidth, hasJapanese } from "../domain/text.ts";

/** What a question tells before it asks: how it came about, as against what is asked. */

export interface Parts {
  /** Why somebody asks; empty where the question goes straight to it. */
  readonly background: string;
  readonly asked: string;
}

/**
 * A clause that tells what is or was the case (「資料を作っているのですが、」「担当になりました。」). One that names a topic
 * (「補助の件ですが」) or a wish (「知りたいのですが」) is part of what is asked.
 */
const TOLD =
  /(?:(?<!たい)(?<=[ぁ-ん])(?:(?:の|ん)(?:です|だ)(?:が|けど|けれど(?:も)?)|ので|のに)|(?:ます|ました|ません|した|った|れた|てる)(?:が|けど|けれど(?:も)?)|て(?:い|お)(?:て|り|りまして)|まして)[、,\s]+|(?:ます|ました|ません|(?<=[ぁ-ん])(?:た|る))[。!！]\s*|(?:した|った|れた|てる)けど(?![、,ね])/gu;
const ENGLISH_TOLD =
  /[.!;]\s+(?=\S)|,\s+(?=(?:so )?(?:what|which|who|how|when|where|why|does|do|is|are|can)\b)/giu;

/** With less than this nothing is asked yet. */
const LEAST_ASKED = 6;

/** Tells apart why somebody asks and what; a question that is all of one piece is asked as a whole. */
export function partsOf(text: string, isAsking: (part: string) => boolean): Parts {
  const folded = foldWidth(text);
  const breaks = [...folded.matchAll(hasJapanese(folded) ? TOLD : ENGLISH_TOLD)].map(
    ({ index, 0: told }) => index + told.length,
  );
  for (const at of breaks.reverse()) {
    const asked = folded.slice(at).trim();
    if (asked.length >= LEAST_ASKED && isAsking(asked)) return { background: folded.slice(0, at), asked };
  }
  return { background: "", asked: folded };
}
