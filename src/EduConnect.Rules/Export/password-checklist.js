// The element <educonnect-password-checklist for="password" policy="…" lang="fr">, described in docs/browser.md.
// PasswordChecklist.Script strips indentation and comment lines; the rest ships as it is.
// What was typed is only read and checked. It never goes to an attribute, text, log, event or field of the element.

const name = 'educonnect-password-checklist';

// Sets style through the CSSOM, which every Content-Security-Policy allows.
const make = (tag, fields) => Object.assign(document.createElement(tag), fields);

// Visible only to screen readers, without making the page longer.
const hidden = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

// The criteria of RuleMessages.Checklist, and four that it does not have: both maxima, how many, refused characters.
// Each is its words and whether it is met; unless it is one to choose from, its code and its sentence, that of
// RuleMessages.Explain, follow.
const judge = (text, rule, say) => {
  const { minimumLength: min, requiredClasses: need, specialCharacters: special } = rule;
  // Other serializers write int.MaxValue where ToJson writes null or nothing.
  const none = 2 ** 31 - 1;
  const [max, bytes, passphrase] =
    [rule.maximumLength, rule.maximumUtf8Bytes, rule.passphraseLength].map(limit => limit ?? none);
  // Without a flag, any punctuation mark may be escaped, and an empty set matches nothing.
  const escaped = special.replace(/./g, '\\$&');
  const find = set => text.search(`[${set}]`) + 1;
  // In code points.
  const { length } = [...text];
  const count = (n, noun = say(' caractère', ' character')) => n + noun + (n > 1 ? 's' : '');
  const least = say('au moins ', 'at least ');
  const short = least + count(min);
  const most = say('au plus ', 'at most ');
  const long = most + count(max);
  const octets = count(bytes, say(' octet', ' byte'));
  const who = say('Le mot de passe ', 'The password ');
  const must = who + say('doit ', 'must ');
  const have = must + say('comporter ', 'have ');
  const listed = `( ${[...special].map(c => c.trim() || say('espace', 'space')).join(' ')} )`;
  const some = (n, one, noun, more = noun + 's') => n > 1 ? n + ' ' + more : one + ' ' + noun;
  const classes = [
    ['a-z', rule.minimumLowercase, ['une', 'minuscule'], ['one', 'lowercase letter']],
    ['A-Z', rule.minimumUppercase, ['une', 'majuscule'], ['one', 'uppercase letter']],
    ['0-9', rule.minimumDigits, ['un', 'chiffre'], ['one', 'digit']],
    [
      escaped,
      rule.minimumSpecial,
      ['un', 'caractère spécial', 'caractères spéciaux'],
      ['one', 'special character'],
      say(', parmi ', ' from ') + listed,
    ],
  ].slice(0, special ? 4 : 3).map(([set, n = 1, fr, en, end = '']) =>
    [least + some(n, ...say(fr, en)) + end, text.split(RegExp(`[${set}]`)).length > n]);
  const all = classes.length;
  const missing = classes.filter(one => !one[1]).map(one => one[0]);
  const lack = need - all + missing.length;
  const free = missing.length > lack;
  const notAll = need < all;
  const from = say(" ; aucun critère n'est exigé à partir de ", '; no criterion is required from ');
  const without = passphrase < none ? from + count(passphrase) + say('', ' on') : '';
  const other = find('^a-zA-Z0-9' + escaped);
  return [
    min && [
      short,
      length >= min,
      'TooShort',
      have + short + say(' : encore ', ': ') + count(min - length, say(' caractère', ' more character')),
    ],
    max < none && [long, length <= max, 'TooLong', have + long],
    need && [
      need + say(' des ', ' of the ') + all + say(' critères', ' criteria') + without,
      lack < 1 || length >= passphrase,
      'TooFewClasses',
      must + say(`respecter ${notAll ? need + ' d' : 'l'}es `, `meet ${notAll ? need + ' of the ' : 'all '}`) + all
        + say(` critères ; encore ${count(lack, ' critère')}`, ` criteria; ${lack} more`)
        + (free ? say(', au choix', ', any of') : '') + say(' : ', ': ') + missing.join(', ') + without,
    ],
    ...classes,
    rule.rejectUnlistedCharacters && [
      say('ni accent ni autre caractère', 'no accent, no other character'),
      !other,
      'ForbiddenCharacter',
      who + say('contient un caractère non autorisé', 'has a character that is not allowed')
        + ` (position ${other})`
        + say(' ; sont autorisés les lettres sans accent', '; use only letters without accents')
        + (special
          ? say(', les chiffres et les caractères ', ', digits and the characters ') + listed
          : say(' et les chiffres', ' and digits')),
    ],
    bytes < none && [
      most + octets,
      new TextEncoder().encode(text).length <= bytes,
      'TooManyBytes',
      must + say('tenir en ', 'fit in ') + octets
        + say(' (une lettre accentuée en prend 2, un émoji 4)', ' (a letter with an accent takes 2, an emoji 4)'),
    ],
  ].filter(Boolean);
};

// A page may load the module twice, under two addresses.
customElements.get(name) || customElements.define(name, class extends HTMLElement {
  static observedAttributes = ['for', 'policy', 'lang'];
  #list = this.attachShadow({ mode: 'open' }).appendChild(make('ul', { style: 'padding:0' }));
  #live = this.shadowRoot.appendChild(make('p', { ariaLive: 'polite', style: hidden }));
  // Notices when the input is replaced or the language changes, which causes no event.
  #observer = new MutationObserver(() => this.#update());
  // The document or shadow root, while connected.
  #root;
  #drawn;
  #verdict;
  #said = '';
  #timer;
  #warned;

  // Like RuleMessages: French for fr and every regional French, English for any other.
  #say = (fr, en) => /^fr\b/i.test(this.closest('[lang]')?.lang) ? fr : en;

  #judge = () => {
    const input = this.#root?.getElementById(this.getAttribute('for'));
    let rows = [];
    try {
      rows = judge(input?.value || '', JSON.parse(this.getAttribute('policy')), this.#say);
    } catch {}
    const faults = rows.filter(row => row[2] && !row[1]);
    // A password that is too long has no other issue.
    if (faults[0]?.[2] == 'TooLong') faults.length = 1;
    const ready = !!input && rows.length > 0;
    return { input, rows, faults, ready, valid: ready && !faults[0] };
  };

  get valid() {
    return this.#judge().valid;
  }

  #update = typed => {
    if (!this.#root) return;
    const { rows, faults, ready, valid } = this.#judge();
    const drawn = ready + rows.map(row => row.slice(0, 2)).join();
    if (typed || drawn != this.#drawn) {
      this.#drawn = drawn;
      this.#list.replaceChildren(...rows.map(([words, met, code]) => {
        const indent = code ? 0 : '1.5em';
        const item = make('li', { className: code || 'choice', style: `display:flex;gap:.5em;margin-left:${indent}` });
        const state = this.#say(met ? 'respecté : ' : 'non respecté : ', met ? 'met: ' : 'not met: ');
        item.append(make('b', { role: 'img', ariaLabel: state, textContent: met ? '✓' : '○' }), words);
        return item;
      }));
      clearTimeout(this.#timer);
      // Waits until typing has paused.
      this.#timer = setTimeout(this.#speak, 1000);
    }
    const missing = faults.map(row => 'Password' + row[2]);
    const verdict = valid + missing.join();
    // Waits for the page's own listeners: a framework that redraws on this event would write the old value back.
    if (!typed && verdict != this.#verdict) {
      this.#verdict = verdict;
      const fields = { bubbles: true, composed: true, detail: { valid, missing } };
      this.dispatchEvent(new CustomEvent('educonnect-validity', fields));
    }
  };

  #speak = () => {
    const { input, faults, ready } = this.#judge();
    if (!ready) this.#warned ||= !console.error(`${name}: no ${input ? 'policy' : 'input'}`, this);
    const met = this.#say('Le mot de passe est valide.', 'The password is valid.');
    const text = ready && input.value ? faults.map(row => row[3] + '.').join(' ') || met : '';
    if (text != this.#said) this.#live.textContent = this.#said = text;
    // Clears the text, because screen readers read this whole element with the input that it describes.
    this.#timer = setTimeout(() => this.#live.textContent = '', 5000);
  };

  // Listens in the capture phase, so that nothing in the page can stop the events first.
  #listen = method =>
    ['input', 'change', 'reset'].map(type => this.#root[method + 'EventListener'](type, this, true));

  connectedCallback() {
    this.#root = this.getRootNode();
    this.#listen('add');
    this.#observer.observe(this.#root, { childList: true, subtree: true, attributeFilter: ['id', 'lang'] });
    this.#update();
  }

  disconnectedCallback() {
    this.#listen('remove');
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#live.textContent = '';
    this.#root = null;
  }

  attributeChangedCallback() {
    this.#update();
  }

  handleEvent({ type, target }) {
    if (type == 'reset' || target.id == this.getAttribute('for')) {
      this.#update(true);
      // A form is reset only after its event, and the page itself may change the value too.
      setTimeout(this.#update);
    }
  }
});
