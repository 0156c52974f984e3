// Posts a form as JSON and shows what the server says beside its fields. The rules are the server's; none is written here.
const form = document.querySelector('form');
const submit = form.querySelector('[type=submit]');
const problem = document.getElementById('problem');
const status = document.getElementById('status');

// What clients do before they send, in the user's sight. A password is never touched.
const clean = { trim: text => text.trim(), login: text => text.trim().toLowerCase() };

function say(place, notes) {
  place.replaceChildren(...notes.map(({ code, detail, next }) => {
    const line = document.createElement('p');
    line.textContent = detail;
    if (code) line.dataset.code = code;
    if (next) {
      const link = document.createElement('a');
      link.href = next;
      link.textContent = 'Continuer';
      line.append(' ', link);
    }
    return line;
  }));
}

function values() {
  const data = {};
  for (const input of form.querySelectorAll('input[name]')) {
    if (input.dataset.clean) input.value = clean[input.dataset.clean](input.value);
    if ('list' in input.dataset) (data[input.name] ??= []).push(input.value);
    else data[input.name] = input.value;
  }
  return data;
}

// "#/birthDates/1" is the field birthDates-1.
const idOf = pointer => pointer.slice(2).replaceAll('/', '-');

function show(errors, warnings) {
  for (const [kind, notes] of [['error', errors], ['warning', warnings]]) {
    for (const place of form.querySelectorAll('.' + kind)) {
      say(place, notes.filter(note => idOf(note.pointer) + '-' + kind === place.id));
    }
  }
  for (const input of form.querySelectorAll('input[name]')) {
    if (errors.some(error => idOf(error.pointer) === input.id)) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }
  if (errors.length > 0) (form.querySelector('[aria-invalid]') ?? document.getElementById(idOf(errors[0].pointer)))?.focus();
}

async function send() {
  let response, answer;
  try {
    response = await fetch(form.dataset.api, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(values()),
    });
    answer = await response.json();
  } catch {
    return say(problem, [{ detail: 'Le serveur ne répond pas : réessayez dans un moment.' }]);
  }
  const warnings = answer.warnings ?? [];
  show(answer.errors ?? [], warnings);
  if (!response.ok) {
    return say(problem, [{ detail: answer.detail ?? "L'envoi a échoué.", code: answer.code, next: answer.next }]);
  }
  if (answer.next && warnings.length === 0) {
    return location.assign(answer.next);
  }
  // Taken. A warning is read before going on; nothing more is to be sent.
  const isOver = Boolean(answer.next);
  if (!isOver) form.reset();
  for (const control of form.querySelectorAll('input, button')) control.disabled = isOver;
  say(status, [{ detail: form.dataset.done ?? 'Vos réponses sont acceptées, avec une remarque à lire ci-dessus.', next: answer.next }]);
  status.querySelector('a')?.focus();
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (submit.disabled) return;
  submit.disabled = true;
  say(problem, []);
  say(status, []);
  const kept = document.activeElement;
  try {
    await send();
  } finally {
    // A disabled button loses the focus.
    submit.disabled = form.querySelector('input').disabled;
    if (document.activeElement === document.body) kept?.focus();
  }
});

// The birth dates: one field for each child, numbered again when one goes.
const list = document.getElementById('birthDates');
if (list) {
  const add = list.querySelector('[data-add]');
  const number = () => list.querySelectorAll('.field').forEach((field, index, all) => {
    const id = `birthDates-${index}`;
    const [input, error, warning] = ['input', '.error', '.warning'].map(selector => field.querySelector(selector));
    input.id = id;
    error.id = `${id}-error`;
    warning.id = `${id}-warning`;
    input.setAttribute('aria-describedby', `birthDates-hint ${error.id} ${warning.id}`);
    field.querySelector('label').htmlFor = id;
    field.querySelector('label').textContent = `Enfant ${index + 1}`;
    const remove = field.querySelector('[data-remove]');
    remove.textContent = `Retirer l'enfant ${index + 1}`;
    remove.hidden = all.length === 1;
  });
  const append = () => {
    const field = list.querySelector('template').content.cloneNode(true).querySelector('.field');
    add.before(field);
    field.querySelector('[data-remove]').addEventListener('click', () => {
      field.remove();
      number();
      add.focus();
    });
    number();
    return field;
  };
  add.addEventListener('click', () => append().querySelector('input').focus());
  append();
}

submit.disabled = false;
