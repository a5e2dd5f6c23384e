import type { Language } from "../../../domain/guideline.ts";
import type { SignInEnd, SignInProviderName } from "../../../ports/sign-in.ts";
import type { Admission } from "./door.ts";

/** What the sign-in pages say. */

type Because = Extract<SignInEnd, { kind: "refused" }>["because"] | "ranOut";
type Stranger = Extract<Admission, { kind: "stranger" }>["because"];

const JA = {
  title: "サインイン",
  lead: "市の職員のアカウントでサインインしてください。",
  providers: {
    entra: "Microsoft アカウントでサインイン",
    google: "Google アカウントでサインイン",
    slack: "Slack アカウントでサインイン",
    oidc: "市のアカウントでサインイン",
  } as Readonly<Record<SignInProviderName, string>>,
  refusedTitle: "サインインできませんでした",
  refused: {
    cancelled: "サインインが取り消されました。もう一度行うときは、下のボタンを押してください。",
    foreign: "ほかの組織のアカウントです。市のアカウントを選んで、もう一度サインインしてください。",
    unreachable:
      "サインインのサービスに接続できません。少し待ってから、もう一度試してください。続くときは管理者に知らせてください。",
    invalid: "サインインの応答を確かめられませんでした。もう一度サインインしてください。",
    ranOut:
      "サインインの途中で時間がたったか、別の画面で始めたサインインです。もう一度サインインしてください。",
  } as Readonly<Record<Because, string>>,
  strangerTitle: "このアカウントでは使えません",
  stranger: {
    notListed: "サインインはできましたが、このアカウントは職員名簿に登録されていません。",
    left: "このアカウントの職員は、異動した人として登録されています。",
    linkedBefore:
      "このメールアドレスの職員は、すでに別のアカウントでサインインしています。アドレスが引き継がれたときは、名簿を直してもらってください。",
  } as Readonly<Record<Stranger, string>>,
  ask: (whom: string) => `${whom}に、次の内容を伝えて、職員名簿への登録を頼んでください。`,
  office: "協働担当課",
  facts: { name: "氏名", email: "メールアドレス", account: "アカウント番号（名簿の利用サービスは web）" },
  noEmail: "確かめられていません",
  other: "別のアカウントでサインイン",
  account: "サインイン中",
  signedInAs: (name: string) => `${name} としてサインインしています。`,
  signOut: "サインアウト",
  everywhere: "すべての端末でサインアウト",
  onward: "対話へ進む",
  outTitle: "サインアウトしました",
  out: "協働ナビからサインアウトしました。共用の端末では、市のアカウントのサービスからもサインアウトし、ブラウザーを閉じてください。",
  needed:
    "サインインの有効期限が切れました。書いた内容は下にあります。写してからサインインし、もう一度送ってください。",
};

const EN: typeof JA = {
  title: "Sign in",
  lead: "Please sign in with your account of the city.",
  providers: {
    entra: "Sign in with Microsoft",
    google: "Sign in with Google",
    slack: "Sign in with Slack",
    oidc: "Sign in with the city’s account",
  },
  refusedTitle: "You could not be signed in",
  refused: {
    cancelled: "The sign-in was cancelled. To try again, press the button below.",
    foreign:
      "That account belongs to another organisation. Choose your account of the city and sign in again.",
    unreachable:
      "The sign-in service cannot be reached. Wait a little and try again; if it goes on, tell your administrator.",
    invalid: "The answer of the sign-in service could not be verified. Please sign in again.",
    ranOut: "The sign-in took too long, or was begun in another window. Please sign in again.",
  },
  strangerTitle: "This account cannot be used here",
  stranger: {
    notListed: "You are signed in, but this account is not in the staff list.",
    left: "The person of this account is registered as having left.",
    linkedBefore:
      "The person with this e-mail address already signed in with another account. Where the address was passed on, have the staff list mended.",
  },
  ask: (whom) => `Please give the following to ${whom} and ask to be entered in the staff list.`,
  office: "the collaboration section",
  facts: { name: "Name", email: "E-mail", account: "Account (service “web” in the staff list)" },
  noEmail: "not verified",
  other: "Sign in with another account",
  account: "Signed in",
  signedInAs: (name) => `You are signed in as ${name}.`,
  signOut: "Sign out",
  everywhere: "Sign out on all devices",
  onward: "Go to the conversation",
  outTitle: "You are signed out",
  out: "You are signed out of Kyodo Navi. On a shared computer, sign out of the city’s account service as well and close the browser.",
  needed: "Your sign-in has run out. What you wrote stands below: copy it, sign in, and send it again.",
};

export const signInWording = (language: Language): typeof JA => (language === "ja" ? JA : EN);
