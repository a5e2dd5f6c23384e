/** What `--help` shows. */
export const HELP = `協働ナビ / Kyodo Navi

使い方 / Usage:  npm run --silent kyodo -- <command> [options]

  chat                    端末で会話する / a conversation in the terminal
  start [--open]          ボットを動かす。設定がなければ http://127.0.0.1:3978/ のページ（--open: ブラウザーで開く）
                          run the bot; with nothing configured, as a web page on this machine (--open: in the browser)
  ask "質問" [--sources]  一問一答 / one question, one answer
      --guideline ID      その指針だけを調べる / ask one guideline only
      --lang ja|en        答えの言語 / language of the answer
      --json              JSONで出す / print JSON
  ask --jsonl             標準入力の各行 {id, question, guideline?, history?, lang?} に答える
                          answer one JSON object a line from standard input
  search --jsonl [--top 5] [--corpus FILE]
                          該当箇所を探す（FILE: {id, text, title?} の各行）/ find passages
  suggest --jsonl         事業の説明 {id, description, guideline?} から領域と形態を提案する
                          propose zone and form from a description, with the words that led there
  zone --jsonl            質問への回答 {id, guideline?, answers} から領域を判定する / decide the zone from answers
  form --jsonl            質問への回答から形態を判定する（zoneAnswers を添えると領域と照合）/ decide the form
  digest --dry-run [--date 2026-11-24]
                          その週に誰へ何を知らせるか（送らない）/ what would be posted, to whom; nothing is sent
  export --fiscal-year Y [--format csv|xlsx] [--out FILE] [--publication] [--survey section|form|zone]
                          記録を書き出す（--publication: 公表用、--survey: 調査票）/ write the records to a file
  import --records|--partners|--people FILE.csv [--dry-run]
                          記録・団体・職員を取り込む（直す行をすべて示す）/ take in records, groups or staff, all lines or none
  people                  職員の一覧 / the staff
  record --html ID [--out FILE]
                          記録をA4で印刷できるページにする / one record as a page to print on A4
  screen --in FILE.csv --out FILE.csv [--guideline ID]
                          事業の一覧に領域と形態の案を付ける（洗い出し）/ propose zone and form for a list of projects
  screen --confirm FILE.csv [--guideline ID] [--dry-run]
                          「確認」に○か直しを書いた行を記録にする / make records of the confirmed lines
  handover --from ID --to ID [--reason "…"] [--out FOLDER]
                          終わっていない記録を後任に移し、引継ぎ書を作る / move open records to a successor, with a sheet
  explain ID [--lang ja|en]
                          その答えがどうできたか（出典、言語モデル、検査）/ how an answer came about: sources, model, checks
  eval FILE.jsonl|FOLDER [--without-model]
                          問題集で答えを測り、モデルの有無と前回とを比べる / measure the answers over gold cases
  doctor                  設定と指針を点検する / check settings and knowledge
  help, --help            この説明 / this text

終了コード / Exit codes: 0 すべてできた / all done, 1 できないことがあった / something failed, 2 呼び方の誤り / wrong call`;
