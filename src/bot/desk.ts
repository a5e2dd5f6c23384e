import type { Guide } from "../dialogs/dialog.ts";
import { type DigestAction, readAction } from "../digests/cards.ts";
import type { IsHoliday } from "../domain/fiscal-calendar.ts";
import type { Language } from "../domain/guideline.ts";
import { type Choice, type Part, text, warning } from "../domain/message.ts";
import type { DigestChange } from "../ports/digest-records.ts";
import type { RecordChange, RecordsReader } from "../ports/records.ts";
import type { Party } from "../ports/store.ts";
import type { Dialogs } from "./dialogs.ts";
import { pickDigestChoice, pressDigest } from "./digest-actions.ts";
import type { DigestActed, DigestScene } from "./digest-scene.ts";
import { digestCommandIn, setDigest } from "./digest-settings.ts";
import { menuPart } from "./menu.ts";
import { recordsFor } from "./records/act-command.ts";
import { groupsAsked, type NamedAct, type OfficeCommand } from "./records/commands.ts";
import { fileFinished } from "./records/filed.ts";
import {
  findGroups,
  findRecords,
  myPending,
  overdue,
  sectionPending,
  similarRecords,
} from "./records/lists.ts";
import { chosen, type OfficeReply, toEvaluate } from "./records/office.ts";
import { personOf, type RecordReply, type RecordScene, said } from "./records/scene.ts";
import { recordWording } from "./records/wording.ts";
import { botWording } from "./wording.ts";

/** One turn's work with the city's records and digests: what is asked of them, and what is to be stored. */

export interface DeskScene {
  readonly records: RecordsReader;
  readonly party: Party;
  readonly language: Language;
  readonly guide: Guide;
  readonly isHoliday: IsHoliday;
  readonly newId: () => string;
  readonly digest: DigestScene;
  readonly dialogs: Dialogs;
  /** Takes what can be picked next. */
  readonly offer: (menu: readonly Choice[]) => void;
}

type Open = Extract<DigestAction, { readonly verb: "open" }>;

export class Desk {
  readonly #scene: DeskScene;
  readonly records: RecordChange[] = [];
  readonly digests: DigestChange[] = [];
  /** Whether anything of the records was looked at for what is said: it is then for the person alone. */
  opened = false;

  constructor(scene: DeskScene) {
    this.#scene = scene;
  }

  /** Files what the person has just finished, in this same turn; what cannot be filed stays open with its answers. */
  async file(): Promise<readonly Part[]> {
    const { dialogs, offer } = this.#scene;
    const { finishing } = dialogs;
    if (!finishing) return [];
    this.opened = true;
    const scene = await this.#recordScene();
    if (!scene) return [this.#unknownPerson(), ...dialogs.filed(false)];
    const filed = await fileFinished(finishing.files, finishing.answers, finishing.id, scene);
    if (filed.kind === "refused") return [...filed.parts, ...dialogs.filed(false)];
    dialogs.filed(true);
    this.records.push(...filed.changes);
    offer(filed.menu);
    return [...filed.parts, ...(filed.menu.length > 0 ? [menuPart(filed.menu)] : [])];
  }

  command(command: OfficeCommand): Promise<readonly Part[]> {
    return this.#work((scene) => {
      switch (command.kind) {
        case "evaluate":
          return toEvaluate(scene);
        case "pending":
          return myPending(scene);
        case "section":
          return sectionPending(scene);
        case "overdue":
          return overdue(scene);
        case "find":
          return findRecords(command.typed, scene);
        case "similar":
          return similarRecords(undefined, command.typed, scene);
        case "groups":
          return findGroups(command.typed, scene);
      }
    });
  }

  /** An act called by its name: the records with which it can be done now. */
  recordsFor(act: NamedAct): Promise<readonly Part[]> {
    return this.#work((scene) => recordsFor(act, scene));
  }

  /** A choice that a list or a record's page put. */
  choose(value: string): Promise<readonly Part[]> {
    const [kind, rest = ""] = value.split(/:(.*)/s);
    if (kind === "digest") return this.#digestChoice(rest);
    return this.#work(async (scene) => (await chosen(value, scene)) ?? said(this.#unknownCard()));
  }

  /** 「福祉 子育ての団体は？」: the registered groups, where some are registered under these words. */
  async groups(typed: string): Promise<readonly Part[] | undefined> {
    const wanted = groupsAsked(typed);
    const scene = wanted === undefined ? undefined : await this.#recordScene();
    if (!scene || wanted === undefined) return undefined;
    const words = wanted.split(/[\s、・]+/u).filter(Boolean);
    const [known] = await scene.records.partners.search({ words }, { limit: 1, offset: 0 });
    return known && this.#work((again) => findGroups(wanted, again));
  }

  /** The lines of the person's open records; none for who is not registered. */
  async pendingChoices(): Promise<readonly Choice[]> {
    const scene = await this.#recordScene();
    if (!scene) return [];
    this.opened = true;
    return (await myPending(scene)).menu;
  }

  /** Whether the person wants no digest; undefined for who is not registered. */
  async optedOut(): Promise<boolean | undefined> {
    const { records, party } = this.#scene;
    const person = await personOf(records, party);
    return person && (await records.digests.wishOf(person.id)).optedOut;
  }

  /** The name of the person's own section. */
  async section(): Promise<string | undefined> {
    const { records, party } = this.#scene;
    const section = (await personOf(records, party))?.section;
    return section ? (await records.people.sections()).find(({ id }) => id === section)?.name : undefined;
  }

  /** A digest's button; the one that opens an evaluation begins it where the person may, else shows the record. */
  async press(value: string): Promise<readonly Part[]> {
    const action = readAction(value);
    return action?.verb === "open"
      ? this.#open(action)
      : this.#digest(await pressDigest(this.#scene.digest, action));
  }

  /** 「お知らせ 停止」 and the like; undefined for any other text. */
  async wish(typed: string): Promise<readonly Part[] | undefined> {
    const wish = digestCommandIn(typed);
    return wish && this.#digest(await setDigest(this.#scene.digest, wish));
  }

  #open({ evaluation: { projectId, side } }: Open): Promise<readonly Part[]> {
    return this.#work(async (scene) => {
      const begun = side === "both" ? undefined : await chosen(`evaluate.${side}:${projectId}`, scene);
      if (begun?.kind === "dialog") return begun;
      return (await chosen(`record:${projectId}`, scene)) ?? said(this.#unknownCard());
    });
  }

  async #digestChoice(rest: string): Promise<readonly Part[]> {
    return this.#digest(await pickDigestChoice(this.#scene.digest, rest));
  }

  #digest({ parts, menu = [], records = [], digests = [] }: DigestActed): readonly Part[] {
    this.opened = true;
    this.digests.push(...digests);
    return this.#told({ parts, changes: records, menu });
  }

  async #work(work: (scene: RecordScene) => Promise<OfficeReply | RecordReply>): Promise<readonly Part[]> {
    const { dialogs } = this.#scene;
    this.opened = true;
    const scene = await this.#recordScene();
    if (!scene) return [this.#unknownPerson(), ...dialogs.remind()];
    const answer = await work(scene);
    return "kind" in answer && answer.kind === "dialog"
      ? [text(answer.about), ...dialogs.start(answer.dialog, undefined, answer.given)]
      : this.#told(answer);
  }

  /** What was put to choice is what a number picks from; a dialog that runs says only where it stands. */
  #told({ parts, changes, menu }: RecordReply): readonly Part[] {
    const { dialogs, offer } = this.#scene;
    this.records.push(...changes);
    offer(menu);
    return [...parts, ...(menu.length > 0 ? dialogs.stands() : dialogs.remind())];
  }

  /** Undefined where the person is not registered. */
  async #recordScene(): Promise<RecordScene | undefined> {
    const { records, party, language, guide, isHoliday, newId } = this.#scene;
    const person = await personOf(records, party);
    return person && { records, person, language, guide, isHoliday, newId };
  }

  #unknownPerson(): Part {
    const { party, language } = this.#scene;
    return warning(recordWording(language).unknownPerson(party.place.platform, party.person));
  }

  #unknownCard(): Part {
    return warning(botWording(this.#scene.language).unknownCard);
  }
}
