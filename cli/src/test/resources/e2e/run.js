'use strict';

// Gets its task from the test, reports to it four times a second, and does what the reply says.
(async () => {
  const config = await (await fetch('/config')).json();
  const join = async request => {
    const response = await fetch(config.base + '/channels/' + config.channel + '/participants', {
      method: 'POST',
      headers: {'Content-Type': request.type, 'Authorization': 'Bearer ' + config.token},
      body: request.body,
    });
    const text = await response.text();
    if (response.status !== 201) {
      throw new Error('join: ' + response.status + ' ' + text);
    }
    return {sdp: text, location: new URL(response.headers.get('Location'), response.url).href};
  };
  const answerer = new Answerer();
  const caller = new Caller(config, config.base ? join : request => answerer.answer(request.sdp));
  const leave = async () => {
    const response = await fetch(caller.location, {
      method: 'DELETE',
      headers: {'Authorization': 'Bearer ' + config.token},
    });
    caller.left = response.status;
  };
  const commands = {
    say: command => caller.say(command.text),
    tell: command => caller.tell(command.signal),
    leave,
  };
  caller.start().catch(e => { caller.stage = 'failed'; caller.errors.push(String(e)); });
  for (;;) {
    const report = caller.report();
    report.left = caller.left || 0;
    const reply = await fetch('/report', {method: 'POST', body: JSON.stringify(report)});
    for (const command of await reply.json()) {
      try {
        await commands[command.do](command);
      } catch (e) {
        caller.errors.push(command.do + ': ' + e);
      }
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
})();
