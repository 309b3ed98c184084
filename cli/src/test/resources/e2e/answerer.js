'use strict';

// A far side inside the same page, to try the caller without a server: answers a tone with another
// tone, and every message with the same message.
class Answerer {
  async answer(offer) {
    this.pc = new RTCPeerConnection();
    this.pc.ondatachannel = event => this.onChannel(event.channel);
    await this.pc.setRemoteDescription({type: 'offer', sdp: offer});
    const audio = new AudioContext();
    await audio.resume();
    const oscillator = audio.createOscillator();
    oscillator.frequency.value = 880;
    const out = audio.createMediaStreamDestination();
    out.channelCount = 1;
    oscillator.connect(out);
    oscillator.start();
    const [main, second] = this.pc.getTransceivers();
    await main.sender.replaceTrack(out.stream.getAudioTracks()[0]);
    main.direction = 'sendrecv';
    second.direction = 'sendonly';
    await this.pc.setLocalDescription(await this.pc.createAnswer());
    await new Promise(resolve => {
      const done = () => { if (this.pc.iceGatheringState === 'complete') { resolve(); } };
      this.pc.addEventListener('icegatheringstatechange', done);
      done();
    });
    return {sdp: this.pc.localDescription.sdp, location: '/self'};
  }

  onChannel(channel) {
    if (channel.label === 'artc.message') {
      channel.onmessage = event => channel.send(event.data);
      return;
    }
    const tell = signal => channel.send(JSON.stringify(signal));
    channel.onopen = () => {
      tell({event: 'online', uid: 'self'});
      tell({event: 'track', uid: 'self', kind: 'audio', mid: '0', available: true});
      tell({event: 'subscribed', uid: 'self'});
    };
    channel.onmessage = event => {
      const signal = JSON.parse(event.data);
      if (signal.event === 'ping') {
        tell({event: 'pong', t: signal.t});
      } else if (signal.event === 'leave') {
        tell({event: 'bye', code: 2});
        setTimeout(() => this.pc.close(), 200);
      }
    };
  }
}
