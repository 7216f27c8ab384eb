export const STYLE = `
:root { --ink: #22303c; --paper: #fff; --wash: #f3f5f7; --line: #d5dbe1; --accent: #2b5876; color-scheme: light; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--wash); }
h1, h2 { line-height: 1.2; margin: 0 0 .75rem; }
a { color: #1b5a8a; }
:focus-visible { outline: 3px solid #e09f1f; outline-offset: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; background: #fff; padding: 8px; z-index: 1; }
.canvas { --accent: #394b58; } .moodle { --accent: #8a4b08; } .schoology { --accent: #1f5f8b; }
.bar { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 10px 20px; background: var(--accent); color: #fff; }
.bar a { color: #fff; } .brand { font-weight: 700; text-decoration: none; margin-right: auto; }
.course { display: grid; grid-template-columns: 220px 1fr; min-height: calc(100vh - 48px); }
nav[aria-label=Course] { padding: 20px; background: var(--paper); border-right: 1px solid var(--line); }
nav[aria-label=Course] h1 { font-size: 1.1rem; }
nav[aria-label=Course] ul { list-style: none; margin: 0; padding: 0; }
nav[aria-label=Course] a { display: block; padding: 8px 10px; border-radius: 6px; text-decoration: none; }
nav [aria-current] { background: #e4ebf1; font-weight: 600; color: var(--ink); }
main { padding: 24px; min-width: 0; } main.wide { padding: 0; } main.wide iframe { display: block; width: 100%; height: calc(100vh - 48px); border: 0; background: #fff; }
.plain { max-width: 40rem; margin: 10vh auto; } .chooser { max-width: 70rem; margin: 0 auto; padding: 32px 20px; }
.cards { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); margin-top: 16px; }
.card { background: var(--paper); border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 8px; padding: 16px; overflow-wrap: anywhere; }
.plain-list { list-style: none; padding: 0; } .plain-list li { margin: 8px 0; }
.button, button { display: inline-block; padding: 8px 14px; border: 0; border-radius: 6px; background: var(--accent); color: #fff; font: inherit; text-decoration: none; cursor: pointer; min-height: 40px; }
.list { list-style: none; padding: 0; } .list li { background: var(--paper); border: 1px solid var(--line); padding: 12px 16px; margin-bottom: 6px; border-radius: 6px; }
.list span { color: #4c5b67; margin-left: 8px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; background: var(--paper); }
th, td { border: 1px solid var(--line); padding: 8px 12px; text-align: left; vertical-align: top; }
.comment { margin: 4px 0 0; font-size: .875rem; color: #4c5b67; max-width: 24rem; }
.error { border-left: 4px solid #b3261e; padding: 8px 12px; background: #fdecea; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
iframe[name=tool_registration] { width: 100%; height: 480px; border: 1px solid var(--line); background: #fff; }
label { display: block; font-weight: 600; } input { font: inherit; padding: 8px; width: min(40rem, 100%); margin: 4px 0 12px; display: block; }
dt { font-weight: 600; } dd { margin: 0 0 8px; }
@media (max-width: 40rem) { .course { grid-template-columns: 1fr; } nav[aria-label=Course] { border-right: 0; padding: 12px 16px; } nav[aria-label=Course] ul { display: flex; flex-wrap: wrap; } main.wide iframe { height: 85vh; } }
`;
