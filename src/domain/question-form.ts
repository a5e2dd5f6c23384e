import { foldCase } from "./text.ts";

/** Whether a typed text has the form of a question: it is answered, not taken for the answer to a step. */

const JAPANESE =
  /(?:[?？]|(?:です|ます|でしょう|ません)か|(?:って|とは)(?:何|なに|なん)?(?:です)?|教えて(?:ください|下さい|ほしい(?:です)?|くれ(?:ます)?か?)?|知りたい(?:です)?|の(?:意味|違い)は|(?:どう|何|なに|なん|どこ|いつ|誰|だれ|どれ|どの[^、。]{1,12})(?:すれば(?:いい|よい)|したら(?:いい|よい))?(?:の|なの)?(?:だろう)?か)[\s。.!！?？]*$/u;
const ENGLISH =
  /^(?:what|who|whose|whom|when|where|why|which|how|can|could|does|do|did|is|are|was|should|may|must|will|would|tell me|explain)\b.*\s\S+/u;

export function isQuestion(text: string): boolean {
  const folded = foldCase(text).trim();
  return JAPANESE.test(folded) || ENGLISH.test(folded);
}
