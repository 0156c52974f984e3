const { createElement, useState } = React;

function Form() {
  const [key, setKey] = useState(1);
  const [shown, setShown] = useState(true);
  const [text, setText] = useState('');
  const [valid, setValid] = useState(false);
  return createElement('div', { className: valid ? 'valid' : 'invalid' },
    shown && createElement('educonnect-password-checklist', {
      for: 'password',
      policy: document.body.dataset.policy,
      'oneduconnect-validity': event => setValid(event.detail.valid),
    }),
    createElement('input', {
      id: 'password', key, value: text, 'aria-label': 'champ ' + key,
      onChange: event => setText(event.target.value.replaceAll(' ', '')),
    }),
    createElement('button', { id: 'key', onClick: () => { setKey(key + 1); setText(''); } }, 'Autre champ'),
    createElement('button', { id: 'toggle', onClick: () => setShown(!shown) }, 'Montrer'));
}

ReactDOM.createRoot(document.getElementById('root')).render(createElement(Form));
