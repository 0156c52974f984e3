// The element <educonnect-password-checklist for="password" policy="…" lang="fr">; what it is for stands in PasswordChecklist.cs.
// PasswordChecklist.Script leaves out the indentation and the lines that are comments; the rest ships as it stands here.
// What was typed is read and judged, and goes nowhere: into no attribute, text, log or field of this element.

// State is told by sign and words, not by colour; nothing moves. The summary is for screen readers.
const style = new CSSStyleSheet();
style.replaceSync(`ul { padding: 0 }
  li { display: flex; gap: .5em }
  .choice { margin-left: 1.5em }
  p { position: absolute; clip-path: inset(50%) }`);

const make = (tag, fields) => Object.assign(document.createElement(tag), fields);

// The criteria in the words of RuleMessages.Checklist, and those that it leaves to the messages: maximum, how many, refused characters.
// Each is its words, whether it is met, and 'choice' if it is one of those of which the rule wants some.
function judge(text, rule, say) {
  const { minimumLength: fewest, maximumLength: most, requiredClasses: required, specialCharacters: special } = rule;
  // Without a flag every punctuation mark may be escaped, and a set without members matches nothing.
  const escaped = special.replace(/./g, '\\$&');
  const has = set => RegExp(`[${set}]`).test(text);
  // In code points.
  const { length } = [...text];
  const count = n => n + say(' caractère', ' character') + (n > 1 ? 's' : '');
  const least = say('au moins ', 'at least ');
  const listed = `( ${[...special].map(c => c.trim() || say('espace', 'space')).join(' ')} )`;
  const classes = [
    ['a-z', say('une minuscule', 'one lowercase letter')],
    ['A-Z', say('une majuscule', 'one uppercase letter')],
    ['0-9', say('un chiffre', 'one digit')],
    [escaped, say('un caractère spécial, parmi ', 'one special character, among ') + listed],
  ].slice(0, special ? 4 : 3).map(([set, words]) => [least + words, has(set), 'choice']);
  return [
    fewest && [least + count(fewest), length >= fewest],
    most != null && [say('au plus ', 'at most ') + count(most), length <= most],
    required && [
      required + say(' des ', ' of the ') + classes.length + say(' critères', ' criteria'),
      classes.filter(([, met]) => met).length >= required,
    ],
    ...classes,
    rule.rejectUnlistedCharacters && [say('ni accent ni autre caractère', 'no accent, no other character'), !has('^a-zA-Z0-9' + escaped)],
  ].filter(Boolean);
}

customElements.define('educonnect-password-checklist', class extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #list = make('ul');
  #summary = make('p', { ariaLive: 'polite' });
  #input;
  #timer;

  // As RuleMessages does: French for fr and every regional French, English for any other.
  #say = (fr, en) => /^fr\b/i.test(this.closest('[lang]')?.lang) ? fr : en;

  get #criteria() {
    return judge(this.#input.value, JSON.parse(this.getAttribute('policy')), this.#say);
  }

  get valid() {
    return this.#criteria.every(([, met, choice]) => met || choice);
  }

  connectedCallback() {
    this.#root.adoptedStyleSheets = [style];
    this.#root.append(this.#list, this.#summary);
    this.#input = this.getRootNode().getElementById(this.getAttribute('for'));
    this.#input.addEventListener('input', this);
    // A form is reset only after its event.
    this.#input.form?.addEventListener('reset', () => setTimeout(() => this.handleEvent()));
    this.handleEvent();
  }

  handleEvent() {
    const states = this.#say(['non respecté : ', 'respecté : '], ['not met: ', 'met: ']);
    this.#list.replaceChildren(...this.#criteria.map(([words, met, className = '']) => {
      const item = make('li', { className });
      item.append(make('b', { role: 'img', ariaLabel: states[+met], textContent: met ? '✓' : '○' }), words);
      return item;
    }));
    // Announced in one sentence once typing has paused for a second, if it changed; nothing while the field is empty.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const all = this.#criteria.filter(([, met, choice]) => met == this.valid && !choice).map(([words]) => words);
      const text = this.#input.value && states[+this.valid] + all.join(', ');
      if (this.#summary.textContent != text) this.#summary.textContent = text;
    }, 1000);
  }
});
