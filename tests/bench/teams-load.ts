import { z } from "zod";
import { FakeTeams } from "../adapters/teams/fake-teams.ts";
import { personAt, privateOf, TeamsClient } from "../adapters/teams/people.ts";

/** Teams and many people at once, in a process of their own: what they cost is not the bot's. */

const PEOPLE = 200;
const AT_ONCE = 16;

const wanted = z.object({ endpoint: z.string(), count: z.number() });

const teams = await FakeTeams.start();
const people = Array.from({ length: PEOPLE }, (_, at) => personAt(teams, `p${at}`));
const token = await teams.token();
const client = new TeamsClient(teams);

/** Milliseconds from the first activity to the last reply. */
async function measured(endpoint: string, count: number): Promise<number> {
  client.endpoint = endpoint;
  const before = teams.requests.length;
  const started = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) {
      const person = people[at % PEOPLE];
      if (!person) throw new Error("nobody is there");
      const base = client.base(person, privateOf(person));
      const { status } = await client.deliver({ ...base, type: "message", text: `${at}` }, token);
      if (status !== 200) throw new Error(`the bot answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  while (teams.requests.length < before + count) await new Promise((resolve) => setTimeout(resolve, 2));
  const spent = performance.now() - started;
  const refused = teams.requests.slice(before).filter(({ status }) => status >= 400).length;
  if (refused > 0) throw new Error(`${refused} replies were refused: ${teams.complaints[0] ?? ""}`);
  return spent;
}

process.on("message", (message: unknown) => {
  if (message === "stop") {
    process.exit(0);
  }
  const { endpoint, count } = wanted.parse(message);
  measured(endpoint, count).then(
    (ms) => process.send?.({ ms }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.({ openIdMetadataUrl: teams.openIdMetadataUrl });
