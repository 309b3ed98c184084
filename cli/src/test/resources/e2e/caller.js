'use strict';

// A browser as a caller of the open signalling: five sections, two channels, nothing else.
class Caller {
  constructor(config, post) {
    this.config = config;
    this.post = post;
    this.signals = [];
    this.messages = [];
    this.sent = 0;
    this.pongs = 0;
    this.errors = [];
    this.stage = 'new';
    this.location = null;
    this.subscribed = false;
    this.waiting = [];
    this.ears = [];
  }

  async start() {
    this.audio = new AudioContext();
    await this.audio.resume();
    this.pc = new RTCPeerConnection({iceServers: this.config.iceServers || []});
    this.pc.onconnectionstatechange = () => { this.connection = this.pc.connectionState; };
    this.pc.ontrack = event => this.hear(event);
    const tone = this.tone(this.config.toneHz);
    this.pc.addTransceiver(tone, {direction: 'sendrecv'});
    this.pc.addTransceiver('audio', {direction: 'recvonly'});
    this.pc.addTransceiver('video', {direction: 'sendonly'});
    this.pc.addTransceiver('video', {direction: 'recvonly'});
    this.message = this.channel('artc.message', event => this.messages.push(event));
    this.signal = this.channel('artc.signal', event => this.onSignal(event));
    await this.pc.setLocalDescription(await this.pc.createOffer());
    await this.gathered();
    this.stage = 'offered';
    const answer = await this.post(this.joinRequest(this.pc.localDescription.sdp));
    this.location = answer.location;
    await this.pc.setRemoteDescription({type: 'answer', sdp: answer.sdp});
    this.stage = 'answered';
    await Promise.all([this.message.opened, this.signal.opened]);
    this.stage = 'joined';
    setInterval(() => this.tell({event: 'ping', t: Math.round(performance.now())}), 1000);
  }

  tone(hertz) {
    const oscillator = this.audio.createOscillator();
    oscillator.frequency.value = hertz;
    const volume = this.audio.createGain();
    volume.gain.value = 0.3;
    const out = this.audio.createMediaStreamDestination();
    out.channelCount = 1;
    oscillator.connect(volume).connect(out);
    oscillator.start();
    return out.stream.getAudioTracks()[0];
  }

  channel(label, onJson) {
    const channel = this.pc.createDataChannel(label, {ordered: true});
    channel.binaryType = 'arraybuffer';
    channel.opened = new Promise(resolve => { channel.onopen = resolve; });
    channel.onclose = () => { this.stage = 'closed'; };
    channel.onmessage = event => {
      const text = typeof event.data === 'string' ? event.data : new TextDecoder().decode(event.data);
      try {
        onJson(JSON.parse(text));
      } catch (e) {
        this.errors.push(label + ': no JSON');
      }
    };
    return channel;
  }

  // As long as the signalling says: until gathering is done, at the latest 0.3 s.
  gathered() {
    return new Promise(resolve => {
      const done = () => { if (this.pc.iceGatheringState === 'complete') { resolve(); } };
      this.pc.addEventListener('icegatheringstatechange', done);
      setTimeout(resolve, 300);
      done();
    });
  }

  joinRequest(sdp) {
    const agent = this.config.agent;
    return {
      sdp,
      type: agent ? 'application/json' : 'application/sdp',
      body: agent ? JSON.stringify({sdp, agent}) : sdp,
    };
  }

  onSignal(signal) {
    if (signal.event === 'pong') {
      this.pongs++;
      return;
    }
    this.signals.push(signal);
    if (signal.event === 'subscribed') {
      this.subscribed = true;
      this.waiting.splice(0).forEach(text => this.say(text));
    }
  }

  // Messages that are told early wait until somebody reads them.
  say(text) {
    if (!this.subscribed) {
      this.waiting.push(text);
      return;
    }
    this.message.send(text);
    this.sent++;
  }

  tell(signal) {
    if (this.signal.readyState === 'open') {
      this.signal.send(JSON.stringify(signal));
    }
  }

  hear(event) {
    if (event.track.kind !== 'audio') {
      return;
    }
    const stream = new MediaStream([event.track]);
    // Chromium decodes nothing for an analyser unless an element plays the stream too.
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    element.play().catch(e => this.errors.push('play: ' + e.name));
    const analyser = this.audio.createAnalyser();
    analyser.fftSize = 16384;
    analyser.smoothingTimeConstant = 0;
    this.audio.createMediaStreamSource(stream).connect(analyser);
    this.ears.push({mid: event.transceiver.mid, analyser, element});
  }

  // Dominant frequency of what is heard, and which share of the power is around it.
  heard() {
    return this.ears.map(({mid, analyser}) => {
      const decibels = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(decibels);
      const power = decibels.map(db => Math.pow(10, db / 10));
      let peak = 1;
      let sum = 0;
      for (let i = 1; i < power.length; i++) {
        sum += power[i];
        if (power[i] > power[peak]) {
          peak = i;
        }
      }
      let near = 0;
      for (let i = Math.max(1, peak - 5); i <= Math.min(power.length - 1, peak + 5); i++) {
        near += power[i];
      }
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      const level = Math.sqrt(samples.reduce((all, s) => all + s * s, 0) / samples.length);
      return {
        mid,
        hz: peak * this.audio.sampleRate / analyser.fftSize,
        share: sum > 0 ? near / sum : 0,
        level,
      };
    });
  }

  report() {
    return {
      stage: this.stage,
      connection: this.connection || 'new',
      signals: this.signals,
      messages: this.messages,
      sent: this.sent,
      pongs: this.pongs,
      heard: this.audio ? this.heard() : [],
      errors: this.errors,
    };
  }
}
