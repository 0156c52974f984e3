const { createApp, h, ref } = Vue;

createApp({
  setup() {
    const [key, shown, text, valid] = [ref(1), ref(true), ref(''), ref(false)];
    return () => h('div', { class: valid.value ? 'valid' : 'invalid' }, [
      shown.value && h('educonnect-password-checklist', {
        for: 'password',
        policy: document.body.dataset.policy,
        'onEduconnect-validity': event => valid.value = event.detail.valid,
      }),
      h('input', {
        id: 'password', key: key.value, value: text.value, 'aria-label': 'champ ' + key.value,
        onInput: event => event.target.value = text.value = event.target.value.replaceAll(' ', ''),
      }),
      h('button', { id: 'key', onClick: () => { key.value++; text.value = ''; } }, 'Autre champ'),
      h('button', { id: 'toggle', onClick: () => shown.value = !shown.value }, 'Montrer'),
    ]);
  },
}).mount('#root');
