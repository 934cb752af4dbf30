// Every word the page itself says, in Chinese and in English, and how it writes a day and an hour.

const chinese = {
  title: "践诺 · 演练场", clock: "演练时间", tools: "时间与设置", dayOn: "往前一天", weekOn: "往前一周",
  deadlineOn: "到下一个期限", restart: "重新开始", otherLanguage: "English", otherLanguageLabel: "Switch this page to English",
  shelf: "要看哪些手机", sets: "按身份看", chips: "逐部手机", all: "全部", groups: "群", lost: "连接断了，正在重新连上…",
  nothing: "一部手机也没有选。请在上面点一个名字。", restartTitle: "从头来过？", restartText: "所有聊天和进度都会清掉，回到开场的样子。",
  keep: "先不", restartYes: "重新开始", inviteTitle: "打开邀请链接", inviteText: "把邀请链接粘在这里，就像在这部手机上点开它。",
  inviteField: "邀请链接", cancel: "取消", open: "打开", picture: "图片", close: "关闭", more: "这部手机的菜单", toNewest: "到最新一条",
  fine: "好", commands: "命令菜单", attach: "添加附件", write: "写消息", writeAs: "{name}说…", send: "发送",
  block: "屏蔽机器人", unblock: "解除屏蔽", blocked: "已屏蔽机器人，收不到它的消息。", only: "只看这一部", away: "收起这一部",
  openInvite: "打开邀请链接…", begin: "开始", beginText: "还没有说过话。点“开始”，就认识了。", typing: "正在输入…", edited: "已修改",
  photo: "照片", document: "文件", voice: "语音", video: "圆形视频", older: "看更早的消息", log: "{name}的聊天记录",
  nowIs: "现在是{day} {hour}", failed: "没有办成：{why}", offline: "连不上演练场", unusable: "演练场里用不了这个按钮",
  outside: "演练场不打开外面的链接", announce: "{name}：{text}", news: "{name}，{role}，新消息 {count} 条", chip: "{name}，{role}",
  hidden: "遮住的文字，点一下显示", phone: "{name}的手机，{role}", replied: "回复", chats: "聊天", newLink: "（新窗口）", restarted: "已经从头开始",
  nothingDue: "后面没有期限了", badLink: "这不像一个邀请链接", tooLong: "一条消息最多 4096 个字", notInGroup: "这个人不在群里", badFile: "这个文件不能这样发",
  turnout: "{branch}群众评：{entitled} 人里 {done} 人评完了", turnoutFew: "{branch}群众评：{entitled} 人正在评，评完的还不满 5 人，不显示",
};

const english = {
  title: "Jiannuo · Playground", clock: "Time in the playground", tools: "Time and settings", dayOn: "A day on", weekOn: "A week on",
  deadlineOn: "To the next deadline", restart: "Start over", otherLanguage: "中文", otherLanguageLabel: "把本页换成中文",
  shelf: "Which phones to see", sets: "By role", chips: "Phone by phone", all: "All", groups: "Groups", lost: "Connection lost, reconnecting…",
  nothing: "No phone is chosen. Press a name above.", restartTitle: "Start all over?", restartText: "Every chat and all progress goes; the opening scene comes back.",
  keep: "Not now", restartYes: "Start over", inviteTitle: "Open an invitation", inviteText: "Paste the invitation link here, as if it were tapped on this phone.",
  inviteField: "Invitation link", cancel: "Cancel", open: "Open", picture: "Picture", close: "Close", more: "Menu of this phone", toNewest: "To the newest message",
  fine: "OK", commands: "Commands", attach: "Attach", write: "Write a message", writeAs: "{name} says…", send: "Send",
  block: "Block the bot", unblock: "Unblock the bot", blocked: "The bot is blocked here and cannot reach this person.", only: "Show only this phone", away: "Put this phone away",
  openInvite: "Open an invitation…", begin: "Start", beginText: "Nothing said yet. Press “Start” to get acquainted.", typing: "typing…", edited: "edited",
  photo: "Photo", document: "File", voice: "Voice", video: "Video note", older: "Earlier messages", log: "Conversation of {name}",
  nowIs: "It is now {day}, {hour}", failed: "That did not work: {why}", offline: "the playground does not answer", unusable: "This button does not work in the playground",
  outside: "The playground opens no outside links", announce: "{name}: {text}", news: "{name}, {role}, {count} new", chip: "{name}, {role}",
  hidden: "Hidden text, press to show", phone: "Phone of {name}, {role}", replied: "In reply to", chats: "Chats", newLink: "(new window)", restarted: "Back at the opening scene",
  nothingDue: "nothing more is due", badLink: "this does not look like an invitation", tooLong: "a message has at most 4096 characters",
  notInGroup: "this person is not in the group", badFile: "this file cannot be sent this way",
  turnout: "Fit review, {branch}: {done} of {entitled} have finished", turnoutFew: "Fit review, {branch}: {entitled} may rate; fewer than 5 have finished, so no count is shown",
};

const roles = {
  党员: "Member", 预备党员: "Probationary member", 流动党员: "Member away", 群众代表: "Representative", 支委: "Committee", 支部委员: "Committee",
  组织委员: "Committee, organisation", 宣传委员: "Committee, publicity", 纪检委员: "Committee, discipline",
  书记: "Secretary", 支部书记: "Secretary", 副书记: "Deputy secretary", 党员群: "Members’ group", 群众群: "Residents’ group", 群: "Group", 管理员: "Administrator",
};

const KEPT = "playground-language";
let tongue = kept() === "en" ? "en" : "zh";

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}

export function turnLanguage() {
  tongue = tongue === "zh" ? "en" : "zh";
  try { localStorage.setItem(KEPT, tongue); } catch { /* a browser without storage simply forgets */ }
}

export function word(key, facts = {}) {
  const phrase = (tongue === "en" ? english : chinese)[key];
  return phrase.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

export const roleWord = (role) => (tongue === "en" && roles[role]) || role || "";

// Fills every element that names its word: as text, as a label for those who listen, or as a hint in a field.
export function speak(root) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of root.querySelectorAll("[data-word-label]")) label(element, word(element.dataset.wordLabel));
  for (const element of root.querySelectorAll("[data-word-hint]")) element.placeholder = word(element.dataset.wordHint);
  if (root === document) document.documentElement.lang = tongue === "en" ? "en" : "zh-CN";
  if (root === document) document.title = word("title");
}

export function label(element, text) {
  element.setAttribute("aria-label", text);
  if (element.matches("button")) element.title = text;
}

const formats = new Map();

function format(moment, zone, options) {
  const key = `${tongue} ${zone} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(tongue === "en" ? "en-GB" : "zh-CN", { timeZone: zone, ...options }));
  return formats.get(key).format(moment);
}

// Chinese sets the weekday behind the date with a gap, which Intl does not.
function dated(moment, zone, options, weekday) {
  if (tongue === "en") return format(moment, zone, { ...options, weekday });
  return `${format(moment, zone, options)} ${format(moment, zone, { weekday })}`;
}

export const fullDay = (moment, zone) => dated(moment, zone, { year: "numeric", month: "long", day: "numeric" }, "long");
export const shortDay = (moment, zone) => dated(moment, zone, { month: "long", day: "numeric" }, "short");
export const hour = (moment, zone) => format(moment, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
