import { type At, type ChatStage, chatContract } from "../../contracts/chat-contract.ts";
import { textOf, wordsOf } from "./card-words.ts";
import { House } from "./house.ts";
import { personAt, privateOf } from "./people.ts";

const GROUP = "19:group@thread.v2";

async function stage(): Promise<ChatStage> {
  const house = await House.open({ started: false });
  const { client, teams } = house;
  const people = { me: personAt(teams, "yamada"), other: personAt(teams, "sato") };
  teams.conversations.set(GROUP, []);
  const whereOf = ({ who, where }: At): string => (where === "alone" ? privateOf(people[who]) : GROUP);
  const taken = async (answer: ReturnType<typeof client.deliver>): Promise<void> => {
    const { status } = await answer;
    if (status !== 200) throw new Error(`the bot answered ${status}`);
  };
  return {
    platform: house.platform,
    say: (text, at) => taken(client.type(people[at.who], whereOf(at), text)),
    press: (label, at) => taken(client.press(people[at.who], whereOf(at), label)),
    repeat: () => taken(client.again({ id: teams.newId() })),
    seen: async (at) => client.said(whereOf(at)).map(textOf),
    alive: async (at) => client.said(whereOf(at)).flatMap((activity) => wordsOf(activity).alive),
    refuseOnce: () => teams.refuse({ status: 429, headers: { "Retry-After": "1" } }),
    stop: async () => {
      await house.close();
      if (teams.complaints.length > 0) throw new Error(teams.complaints.join("\n"));
    },
  };
}

chatContract("Teams", stage);
